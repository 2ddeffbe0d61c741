package org.wirehouse.sse;

import jakarta.json.bind.Jsonb;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.wirehouse.hub.Arrivals;
import org.wirehouse.hub.Channel;
import org.wirehouse.hub.DeliveryBenchmark;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.transport.Threads;
import org.wirehouse.transport.Traffic;

/** Delivery by the event streams of the server, which write to a response that is always ready. */
public class StreamDeliveryBenchmark extends DeliveryBenchmark {
    private final Traffic traffic = new Traffic();
    private final Threads threads = new Threads(Runnable::run, false, ending -> {});

    @Override
    protected void connect(Channel channel, Arrivals arrivals) throws IOException {
        ServletResponse response =
                answering(ServletResponse.class, Map.of("getOutputStream", new ReadyOutput(arrivals)));
        EventStream stream = new EventStream(
                new Viewpoint(hub.head(), EventFilter.ALL, SseFraming.EVENTS),
                Manner.PLAIN,
                Heartbeat.COMMENT,
                new SseData(answering(Jsonb.class, Map.of())),
                traffic,
                0,
                threads);
        stream.begin(answering(AsyncContext.class, Map.of("getResponse", response)), () -> {});
        stream.follow(hub, List.of(channel));
    }

    private static final class ReadyOutput extends ServletOutputStream {
        private final Arrivals arrivals;

        ReadyOutput(Arrivals arrivals) {
            this.arrivals = arrivals;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            try {
                listener.onWritePossible();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            arrivals.come(1);
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }
    }
}
