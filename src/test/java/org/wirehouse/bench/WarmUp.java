package org.wirehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What targets get before they are measured in turn, so that compilers have done their work: first many events for a few
 * clients, and then the real loads over each transport.
 *
 * @param clients of the many events
 * @param rate of the many events, in a second
 * @param publishing how long they are published
 * @param loaded how long the loads over one transport last together on a virtual machine of Java; on others a tenth of it
 */
record WarmUp(int clients, double rate, Duration publishing, Duration loaded) {
    /** As many times faster others get warm: theirs compile at once, or need not. */
    private static final int OTHERS = 10;

    static WarmUp read(Options options) {
        return new WarmUp(
                options.whole("warm.publish.clients", 10, 1, 10_000),
                options.decimal("warm.publish.rate", 800, 1, 100_000),
                Duration.ofSeconds(options.whole("warm.publish.seconds", 12, 0, 86_400)),
                Duration.ofSeconds(options.whole("warm.load.seconds", 75, 0, 86_400)));
    }

    /** @param loads of which those with stalled clients are left out */
    void apply(Trial trial, List<Load> loads) throws IOException {
        List<Load> real = loads.stream().filter(load -> load.stalled() == 0).toList();
        List<Transport> transports = real.stream()
                .flatMap(load -> load.transports().stream())
                .distinct()
                .toList();
        Load many = real.get(0).over(transports).of(clients, 0).at(rate);
        trial.exert(many.lasting(Duration.ZERO, publishing));
        Duration time = trial.isJava() ? loaded : loaded.dividedBy(OTHERS);
        Duration each = time.multipliedBy(transports.size()).dividedBy(real.size());
        for (Load load : real) {
            trial.exert(load.lasting(Duration.ZERO, each));
        }
    }
}
