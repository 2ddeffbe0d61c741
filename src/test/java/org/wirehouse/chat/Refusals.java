package org.wirehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on what the chat refuses. */
final class Refusals {
    private Refusals() {}

    /** It is refused for this reason, and the message holds {@code detail}. */
    static void assertRefused(Refusal refusal, String detail, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ChatRefusedException.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(refusal))
                .hasMessageContaining(detail);
    }
}
