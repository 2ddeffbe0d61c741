package org.wirehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wirehouse.backplane.InProcessBackplane;
import org.wirehouse.hub.Hub;
import org.wirehouse.hub.Retention;
import org.wirehouse.hub.TestClock;
import org.wirehouse.json.JsonBinding;

class ConversationTest {
    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1_700_000_000_000L));
    private final Hub hub = new Hub(new InProcessBackplane(clock), Thread::new, 1, clock);
    private final Chat chat = new Chat(
            hub,
            new ChatLimits(
                    10,
                    10,
                    0,
                    0,
                    Duration.ofSeconds(30),
                    new ChatLimits.Rate(2, Duration.ofSeconds(10)),
                    new Retention(Retention.Kind.RECENT, 500, 1 << 20, Duration.ofHours(1))),
            JsonBinding.create(),
            clock,
            said -> {});
    private final List<String> answers = new ArrayList<>();
    private final Conversation conversation = new Conversation(
            chat.enter("lobby", "Ann", Optional.empty(), "192.0.2.1").stay(),
            new Conversation.Client() {
                @Override
                public void answer(String line) {
                    answers.add(line);
                }

                @Override
                public void close() {
                    answers.add("closed");
                }

                @Override
                public void expel(String reason) {
                    answers.add("expelled: " + reason);
                }
            },
            clock);

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void answersWithTheIdOfWhatWasSaid() {
        take("{\"type\":\"say\",\"text\":\"x\",\"ref\":\"r\"}");
        take("{\"type\":\"say\",\"text\":\"x\"}");

        assertThat(answers)
                .containsExactly(
                        "{\"type\":\"ack\",\"ref\":\"r\",\"id\":\"1700000000000-2\"}",
                        "{\"type\":\"ack\",\"id\":\"1700000000000-3\"}");
    }

    @Test
    void answersAPing() {
        take("{\"type\":\"ping\",\"ref\":7}");

        assertThat(answers).containsExactly("{\"type\":\"pong\",\"ref\":7,\"time\":1700000000000}");
    }

    @Test
    void saysWhenToComeBack() {
        for (int i = 0; i < 3; i++) {
            take("{\"type\":\"say\",\"text\":\"x\",\"ref\":" + i + "}");
        }
        assertThat(answers)
                .hasSize(3)
                .last()
                .asString()
                .isEqualTo("{\"type\":\"error\",\"ref\":2,\"code\":\"rate\","
                        + "\"message\":\"more than 2 in 10 s; come back in 5001 ms\",\"retryAfterMillis\":5001}");
    }

    @Test
    void endsWhenTheMemberLeaves() {
        take("{\"type\":\"leave\"}");

        assertThat(answers).containsExactly("closed");
        assertThat(chat.members("lobby").members()).isEmpty();
    }

    @Test
    void leavesByChoiceOrIsLost() {
        conversation.closed(false);
        assertThat(chat.members("lobby").members()).containsExactly("Ann");
        chat.tick();
        clock.advance(Duration.ofSeconds(30));
        chat.tick();
        assertThat(chat.members("lobby").members()).isEmpty();
    }

    @Test
    void expelsWhoHasToBeRefusedAgainAndAgain() {
        for (int i = 0; i < Conversation.MAX_REFUSED - 1; i++) {
            take("nonsense");
        }
        take("{\"type\":\"say\",\"text\":\"x\"}");
        answers.clear();
        for (int i = 0; i < Conversation.MAX_REFUSED - 1; i++) {
            take("nonsense");
        }
        assertThat(answers).allMatch(answer -> answer.contains("\"code\":\"json\""));

        take("nonsense");

        assertThat(answers).last().isEqualTo("expelled: 50 messages in a row had to be refused");
        assertThat(chat.members("lobby").members()).isEmpty();
    }

    private void take(String message) {
        conversation.take(ChatRequest.of(message));
    }
}
