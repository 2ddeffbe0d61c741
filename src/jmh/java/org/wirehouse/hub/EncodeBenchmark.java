package org.wirehouse.hub;

import java.util.List;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.wirehouse.sse.SseFraming;
import org.wirehouse.websocket.JsonLines;

/** What it costs to encode a batch, which is done once for all who get it. The data of an event is 200 characters. */
public class EncodeBenchmark extends HubBenchmark {
    private static final long MILLIS = 1_700_000_000_000L;

    @Param({"1", "50"})
    public int events;

    private Batch text = batch(1, publication);
    private Batch json = text;

    @Setup
    public void fill() {
        text = batch(events, publication);
        json = batch(events, Publication.json(CHANNEL, "headline", null, "{\"text\":\"" + "x".repeat(189) + "\"}"));
    }

    private static Batch batch(int events, Publication publication) {
        List<Event> entries = LongStream.rangeClosed(1, events)
                .mapToObj(i -> new Event(new EventId(MILLIS, i), publication, MILLIS))
                .toList();
        return new Batch(entries, Continuity.FOLLOWS);
    }

    @Benchmark
    public byte[] stream() {
        return SseFraming.EVENTS.frame(text);
    }

    /** Data that is JSON already. */
    @Benchmark
    public String linesOfJson() {
        return JsonLines.EVENTS.frame(json);
    }

    /** Data that becomes a JSON string. */
    @Benchmark
    public String linesOfText() {
        return JsonLines.EVENTS.frame(text);
    }
}
