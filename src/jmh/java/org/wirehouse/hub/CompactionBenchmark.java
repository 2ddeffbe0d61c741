package org.wirehouse.hub;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What an event costs that replaces the one of the same key, somewhere in the history: quotes of many symbols, of which
 * the latest each is kept. Nobody subscribes.
 */
public class CompactionBenchmark extends HubBenchmark {
    @Param({"100", "10000"})
    public int keys;

    private final List<Publication> quotes = new ArrayList<>();
    private int next;

    @Setup
    public void fill() {
        declare(Retention.Kind.LATEST, keys);
        for (int i = 0; i < keys; i++) {
            quotes.add(new Publication(CHANNEL, "quote", "S" + i, publication.data()));
        }
        quotes.forEach(hub::publish);
        Collections.shuffle(quotes, new Random(1));
    }

    @Benchmark
    public EventId replace() {
        next = next + 1 < keys ? next + 1 : 0;
        return hub.publish(quotes.get(next));
    }
}
