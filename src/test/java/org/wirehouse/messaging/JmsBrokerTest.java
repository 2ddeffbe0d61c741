package org.wirehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirehouse.messaging.FakeProvider.Manner;

class JmsBrokerTest {
    private static final Duration PATIENCE = Duration.ofMillis(10);

    private final FakeProvider provider = new FakeProvider(Manner.GRANTS);

    @ParameterizedTest
    @EnumSource
    void givesBackWhatWasNotConfirmed(Manner manner) {
        FakeProvider other = new FakeProvider(manner);
        other.send("a");
        other.send("b");
        try (Mailbox mailbox = open(other, FakeProvider.QUEUE, Optional.empty())) {
            assertThat(mailbox.next(PATIENCE)).isPresent();
            mailbox.confirm();
            assertThat(mailbox.next(PATIENCE)).isPresent();
        }

        assertThat(other.left()).isEqualTo(1);
        try (Mailbox mailbox = open(other, FakeProvider.QUEUE, Optional.empty())) {
            assertThat(mailbox.next(PATIENCE)).map(Delivery::text).hasValue(Optional.of("b"));
            mailbox.confirm();
            assertThat(mailbox.next(PATIENCE)).isEmpty();
        }
    }

    @Test
    void readsTextAndThePropertiesThatAreKnown() {
        provider.send("a", Map.of("channel", "news", "other", "x"));
        provider.send(null, Map.of("type", "t", "key", "k"));
        provider.sendBytes();
        provider.sendUnreadable();
        try (Mailbox mailbox = open(provider, FakeProvider.QUEUE, Optional.empty())) {
            assertThat(mailbox.next(PATIENCE))
                    .hasValue(new Delivery("ID:1", Optional.of("a"), Map.of("channel", "news")));
            assertThat(mailbox.next(PATIENCE))
                    .hasValue(new Delivery("ID:1", Optional.of(""), Map.of("type", "t", "key", "k")));
            assertThat(mailbox.next(PATIENCE)).hasValue(new Delivery("ID:1", Optional.empty(), Map.of()));
            assertThat(mailbox.next(PATIENCE)).hasValue(new Delivery("ID:1", Optional.empty(), Map.of()));
        }
    }

    @Test
    void subscribesToTopicsDurablyIfThatIsAskedFor() {
        open(provider, FakeProvider.TOPIC, Optional.of("wirehouse-events")).close();
        open(provider, FakeProvider.TOPIC, Optional.empty()).close();
        open(provider, FakeProvider.QUEUE, Optional.of("wirehouse-events")).close();

        assertThat(provider.consumers).containsExactly("durable wirehouse-events", "plain topic", "plain queue");
    }

    @Test
    void saysWhoItIs() {
        Address address = new Address(
                "wirehouse.messaging.events",
                FakeProvider.QUEUE,
                FakeProvider.FACTORY,
                Optional.of(new MessagingSettings.Login("me", "secret")),
                Optional.empty());
        new JmsBroker(address, provider::lookup).open().close();
        open(provider, FakeProvider.QUEUE, Optional.empty()).close();

        assertThat(provider.logins).containsExactly("me/secret", "");
        assertThat(address.toString() + address.login()).doesNotContain("secret");
    }

    @Test
    void namesTheSettingOfWhatIsNotThereOrSomethingElse() {
        assertThatThrownBy(() -> open(provider, "jms/nosuch", Optional.empty()))
                .isInstanceOf(BrokerException.class)
                .hasMessage("JNDI has no 'jms/nosuch' (wirehouse.messaging.trades)");
        assertThatThrownBy(() -> open(provider, FakeProvider.FACTORY, Optional.empty()))
                .isInstanceOf(BrokerException.class)
                .hasMessageContainingAll(
                        "'jms/factory' (wirehouse.messaging.trades) must be a jakarta.jms.Destination, was a");
    }

    private static Mailbox open(FakeProvider provider, String name, Optional<String> subscription) {
        return new JmsBroker(InletTest.address(name, subscription), provider::lookup).open();
    }
}
