package org.wirehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirehouse.messaging.FakeProvider.Manner;
import org.wirehouse.support.LogRecords;

/** The loop, over the fakes of Jakarta Messaging. */
class InletTest {
    private static final String SETTING = "wirehouse.messaging.trades";

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final LogRecords log = LogRecords.of(Inlet.class, Tally.class);
    private Optional<Inlet> started = Optional.empty();

    @AfterEach
    void end() {
        started.ifPresent(Inlet::end);
        started.ifPresent(inlet -> inlet.awaitEnd(Duration.ofMinutes(1)));
        log.close();
    }

    @ParameterizedTest
    @EnumSource
    void takesAMessageForGoodOnceItIsPublished(Manner manner) {
        FakeProvider provider = new FakeProvider(manner);
        CountDownLatch publishing = new CountDownLatch(1);
        start(provider, (delivery, tally) -> {
            taken.add(text(delivery));
            await().until(() -> publishing.getCount() == 0);
        });
        provider.send("a");
        await().until(() -> !taken.isEmpty());

        assertThat(provider.count("taken")).isZero();
        assertThat(provider.left()).isEqualTo(1);
        publishing.countDown();

        await().untilAsserted(() -> assertThat(provider.count("taken")).isEqualTo(1));
        assertThat(provider.left()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void bringsAgainWhatCouldNotBePublishedAndKeepsTheOrder(Manner manner) {
        FakeProvider provider = new FakeProvider(manner);
        List<String> texts = IntStream.range(0, 300).mapToObj(String::valueOf).toList();
        texts.forEach(provider::send);
        AtomicInteger failures = new AtomicInteger();
        Inlet inlet = start(provider, (delivery, tally) -> {
            if (text(delivery).equals("50") && failures.incrementAndGet() <= 20) {
                throw new IllegalStateException("the hub is not there");
            }
            taken.add(text(delivery));
            tally.accept(1);
        });

        await().untilAsserted(() -> assertThat(provider.left()).isZero());
        assertThat(taken.stream().distinct()).isEqualTo(texts);
        assertThat(taken.size() - texts.size()).as("published again").isLessThan(2 * 50);
        assertThat(inlet.status().accepted()).isEqualTo(taken.size());
        assertThat(inlet.status().messages()).isEqualTo(taken.size() + 20);
        assertThat(inlet.status().refused()).isEmpty();
        assertThat(log.count("the hub is not there")).isBetween(1, 6);
    }

    @Test
    void confirmsManyAtOnceWhereManyWait() {
        FakeProvider provider = new FakeProvider(Manner.GRANTS);
        IntStream.range(0, 10_000).mapToObj(String::valueOf).forEach(provider::send);
        start(provider, (delivery, tally) -> taken.add(text(delivery)));

        await().untilAsserted(() -> assertThat(provider.count("taken")).isEqualTo(10_000));
        assertThat(provider.count("commits")).isLessThan(400);
        assertThat(taken).hasSize(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatIsRefusedForGoodAndSaysSoOnceForEachCause(Manner manner) {
        FakeProvider provider = new FakeProvider(manner);
        Inlet inlet = start(provider, (delivery, tally) -> {
            String text = text(delivery);
            if (text.startsWith("bad")) {
                throw new RefusedMessageException(text, "it is\n" + text);
            }
            taken.add(text);
        });
        for (String text : List.of("bad-a", "bad-a", "1", "bad-b", "bad-a", "2")) {
            provider.send(text);
        }

        await().untilAsserted(() -> assertThat(taken).containsExactly("1", "2"));
        await().untilAsserted(() -> assertThat(provider.left()).isZero());
        assertThat(inlet.status().refused()).isEqualTo(Map.of("bad-a", 3L, "bad-b", 1L));
        await().untilAsserted(() -> assertThat(inlet.status().state()).isEqualTo("receiving"));
        assertThat(provider.count("connections") - provider.count("closed connections"))
                .isEqualTo(1);
        assertThat(log.messages())
                .filteredOn(message -> message.contains("was refused"))
                .hasSize(2)
                .allMatch(message -> message.contains(SETTING) && message.contains("it is?bad-"));
    }

    @ParameterizedTest
    @EnumSource
    void comesBackToABrokerThatWasAway(Manner manner) {
        FakeProvider provider = new FakeProvider(manner);
        provider.broken = true;
        Inlet inlet = start(provider, (delivery, tally) -> taken.add(text(delivery)));
        await().untilAsserted(() -> assertThat(provider.logins.size()).isGreaterThan(5));
        assertThat(inlet.status().state()).isEqualTo("connecting");
        assertThat(inlet.status().problem().orElse(""))
                .contains(SETTING, FakeProvider.QUEUE, Address.FACTORY_SETTING, "the broker is down");
        assertThat(log.count("the broker is down")).isEqualTo(1);

        for (int outage = 1; outage <= 3; outage++) {
            String text = "after outage " + outage;
            provider.broken = false;
            provider.send(text);
            await().untilAsserted(() -> assertThat(taken).endsWith(text));
            await().untilAsserted(() -> assertThat(inlet.status().state()).isEqualTo("receiving"));
            await().until(() -> inlet.status().problem().isEmpty());
            provider.broken = true;
            await().until(() -> inlet.status().problem().isPresent());
            int outages = 1 + outage;
            await().untilAsserted(
                            () -> assertThat(log.count("the broker is down")).isEqualTo(outages));
        }

        assertThat(taken).hasSize(3);
        await().untilAsserted(() ->
                assertThat(provider.count("closed connections")).isEqualTo(provider.count("connections")));
        assertThat(provider.inTransaction()).isFalse();
    }

    @Test
    void findsNamesThatAppearLater() {
        FakeProvider provider = new FakeProvider(Manner.GRANTS);
        provider.bound = false;
        provider.send("a");
        Inlet inlet = start(provider, (delivery, tally) -> taken.add(text(delivery)));
        await().until(() -> inlet.status().problem().isPresent());
        assertThat(inlet.status().problem())
                .contains("JNDI has no '" + FakeProvider.FACTORY + "' (" + Address.FACTORY_SETTING + ")");
        assertThat(taken).isEmpty();

        provider.bound = true;

        await().untilAsserted(() -> assertThat(taken).containsExactly("a"));
        await().until(() -> inlet.status().problem().isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void endsWithinASecondAndLeavesNothingOpen(Manner manner) {
        FakeProvider provider = new FakeProvider(manner);
        Inlet inlet = start(provider, (delivery, tally) -> taken.add(text(delivery)));
        await().until(() -> inlet.status().state().equals("receiving"));
        long start = System.nanoTime();

        inlet.end();
        inlet.awaitEnd(Duration.ofMinutes(1));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(inlet.status().state()).isEqualTo("stopped");
        assertThat(provider.count("closed connections")).isEqualTo(provider.count("connections"));
        assertThat(provider.inTransaction()).isFalse();
        provider.send("too late");
        assertThat(provider.left()).isEqualTo(1);
        assertThat(taken).isEmpty();
    }

    @Test
    void endsAtOnceWhileItWaitsForABroker() {
        FakeProvider provider = new FakeProvider(Manner.GRANTS);
        provider.broken = true;
        Inlet inlet = start(provider, (delivery, tally) -> {}, new Backoff(Duration.ofHours(1), Duration.ofHours(1)));
        await().until(() -> inlet.status().problem().isPresent());

        inlet.end();
        inlet.awaitEnd(Duration.ofMinutes(1));

        assertThat(inlet.status().state()).isEqualTo("stopped");
    }

    @Test
    void waitsNoLongerThanItMayForABrokerThatDoesNotAnswer() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        FakeProvider provider = new FakeProvider(Manner.GRANTS);
        Broker broker = new JmsBroker(address(FakeProvider.QUEUE, Optional.empty()), name -> {
            asked.countDown();
            await().until(() -> answer.getCount() == 0);
            return provider.lookup(name);
        });
        Inlet inlet = start(
                new Inlet(address(FakeProvider.QUEUE, Optional.empty()), broker, (delivery, tally) -> {}, quickly()));
        await().until(() -> asked.getCount() == 0);

        inlet.end();
        inlet.awaitEnd(Duration.ofMillis(50));

        assertThat(log.count("still waits for the broker")).isEqualTo(1);
        answer.countDown();
        inlet.awaitEnd(Duration.ofMinutes(1));
        assertThat(inlet.status().state()).isEqualTo("stopped");
        assertThat(provider.count("closed connections")).isEqualTo(provider.count("connections"));
    }

    private Inlet start(FakeProvider provider, Recipient recipient) {
        return start(provider, recipient, quickly());
    }

    private Inlet start(FakeProvider provider, Recipient recipient, Backoff backoff) {
        Address address = address(FakeProvider.QUEUE, Optional.empty());
        return start(new Inlet(address, new JmsBroker(address, provider::lookup), recipient, backoff));
    }

    private Inlet start(Inlet inlet) {
        started = Optional.of(inlet);
        inlet.start(Thread::new);
        return inlet;
    }

    private static Backoff quickly() {
        return new Backoff(Duration.ofMillis(1), Duration.ofMillis(20));
    }

    static Address address(String name, Optional<String> subscription) {
        return new Address(SETTING, name, FakeProvider.FACTORY, Optional.empty(), subscription);
    }

    private static String text(Delivery delivery) {
        return delivery.text().orElseThrow();
    }
}
