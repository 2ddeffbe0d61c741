package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.wirehouse.transport.Chunk;
import org.wirehouse.transport.Traffic;

class ResponseWriterTest {
    private static final int ALWAYS = 1_000_000;

    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Test
    void writesNothingBeforeTheContainerIsReady() {
        FakeOutputStream out = new FakeOutputStream(ALWAYS);
        ResponseWriter writer = writer(out);
        write(writer, "a");
        assertThat(out.text()).isEmpty();

        writer.onWritePossible();

        assertThat(out.text()).isEqualTo("a");
        assertThat(outcomes).containsExactly("a taken");
        assertThat(writer.pendingSinceNanos()).isZero();
    }

    @Test
    void keepsWhatComesBeforeThereIsAnOutput() {
        FakeOutputStream out = new FakeOutputStream(ALWAYS);
        ResponseWriter writer = writer();
        write(writer, "a");

        writer.begin(out);
        writer.onWritePossible();

        assertThat(out.text()).isEqualTo("a");
    }

    @Test
    void leavesAnOutputThatComesAfterTheEnd() {
        FakeOutputStream out = new FakeOutputStream(ALWAYS);
        ResponseWriter writer = writer();
        write(writer, "a");
        writer.stop(new IOException("gone"));
        assertThat(outcomes).as("nobody can leave what is not there").isEmpty();

        writer.begin(out);

        assertThat(outcomes).containsExactly("a dropped", "left");
        assertThat(out.text()).isEmpty();
    }

    @Test
    void flushesOnceForAllThatWaited() {
        FakeOutputStream out = new FakeOutputStream(ALWAYS);
        ResponseWriter writer = writer(out);
        write(writer, "a");
        write(writer, "b");
        write(writer, "c");

        writer.onWritePossible();

        assertThat(out.text()).isEqualTo("abc");
        assertThat(out.flushes()).as("the first has to be done twice").isEqualTo(2);
        assertThat(outcomes).containsExactly("a taken", "b taken", "c taken");

        write(writer, "d");
        assertThat(out.flushes()).isEqualTo(3);
    }

    @Test
    void doesNotConfirmWhatTheClientHasNotTaken() {
        FakeOutputStream out = new FakeOutputStream(1);
        ResponseWriter writer = writer(out);
        writer.onWritePossible();
        write(writer, "a");
        write(writer, "b");

        assertThat(out.text()).isEqualTo("a");
        assertThat(outcomes).isEmpty();
        assertThat(writer.pendingSinceNanos()).isNotZero();
        assertThat(writer.queuedBytes()).isEqualTo(1);

        out.room(ALWAYS);
        writer.onWritePossible();

        assertThat(out.text()).isEqualTo("ab");
        assertThat(outcomes).containsExactly("a taken", "b taken");
        assertThat(writer.queuedBytes()).isZero();
    }

    @Test
    void reportsABrokenConnectionAndDropsWhatWaits() {
        FakeOutputStream out = new FakeOutputStream(ALWAYS);
        ResponseWriter writer = writer(out);
        writer.onWritePossible();
        out.breakDown();
        write(writer, "a");
        assertThat(failures).hasSize(1).first().isInstanceOf(IOException.class);

        writer.stop(failures.get(0));
        write(writer, "b");

        assertThat(outcomes).containsExactly("a dropped", "left", "b dropped");
    }

    @Test
    void doesNotGrowTheStackWhenEachChunkLeadsToTheNext() {
        FakeOutputStream out = new FakeOutputStream(ALWAYS);
        ResponseWriter writer = writer(out);
        writer.onWritePossible();
        AtomicInteger left = new AtomicInteger(100_000);
        writeNext(writer, left);

        assertThat(left).hasValue(0);
        assertThat(out.text()).hasSize(100_000);
    }

    private static void writeNext(ResponseWriter writer, AtomicInteger left) {
        writer.write(Chunk.of(new byte[] {'x'}, 1, failure -> {
            if (left.decrementAndGet() > 0) {
                writeNext(writer, left);
            }
        }));
    }

    @RepeatedTest(20)
    void losesNothingWhenManyThreadsWrite() throws Exception {
        FakeOutputStream out = new FakeOutputStream(ALWAYS);
        ResponseWriter writer = writer(out);
        int threads = 4;
        int each = 500;
        CyclicBarrier start = new CyclicBarrier(threads + 1);
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        start.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    for (int n = 0; n < each; n++) {
                        write(writer, "x");
                    }
                }))
                .toList();
        all.forEach(Thread::start);
        start.await();
        writer.onWritePossible();
        for (Thread thread : all) {
            thread.join();
        }

        assertThat(out.text()).hasSize(threads * each);
        assertThat(outcomes).hasSize(threads * each);
        assertThat(failures).isEmpty();
    }

    private ResponseWriter writer(FakeOutputStream out) {
        ResponseWriter writer = writer();
        writer.begin(out);
        return writer;
    }

    private ResponseWriter writer() {
        return new ResponseWriter(new Traffic(), Runnable::run, failures::add, () -> outcomes.add("left"));
    }

    private void write(ResponseWriter writer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.write(Chunk.of(
                bytes, bytes.length, failure -> outcomes.add(text + (failure == null ? " taken" : " dropped"))));
    }
}
