package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wirehouse.admission.Admissions;
import org.wirehouse.json.JsonBinding;
import org.wirehouse.transport.Threads;

class StreamFilterTest {
    private final FakeExchange exchange = new FakeExchange();
    private final EventStreams streams = new EventStreams(
            new StreamLimits(Duration.ofMinutes(1), Duration.ofMinutes(1)),
            Admissions.ofClients(1),
            JsonBinding.create(),
            new Threads(Runnable::run, false, Runnable::run));
    private final StreamFilter filter = new StreamFilter();

    @SuppressWarnings("UnnecessaryAssignment") // no container is here to inject it
    StreamFilterTest() {
        filter.streams = streams;
    }

    @Test
    void beginsAStreamWhenTheResourceHasReturned() throws IOException, ServletException {
        filter.doFilter(exchange.request, exchange.response, (request, response) -> {
            EventStream stream = streams.open((HttpServletRequest) request, Manner.PLAIN);
            var unused = stream.send(StreamEvent.text(null, null, null, "early"));
            assertThat(exchange.asynchronous).isFalse();
        });

        assertThat(exchange.asynchronous).isTrue();
        assertThat(exchange.status).isEqualTo(200);
        assertThat(streams.statistics().open()).isEqualTo(1);
        exchange.out.listener().onWritePossible();
        assertThat(exchange.out.text()).contains("data: early");
    }

    @Test
    void opensNothingThatWouldNeverBegin() {
        assertThatThrownBy(() -> streams.open(exchange.request, Manner.PLAIN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("StreamFilter");

        assertThat(streams.statistics().open()).isZero();
    }

    @Test
    void leavesOtherRequestsAlone() throws IOException, ServletException {
        filter.doFilter(exchange.request, exchange.response, (request, response) -> {});

        assertThat(exchange.asynchronous).isFalse();
        assertThat(exchange.status).isEqualTo(204);
    }

    @Test
    void endsAStreamWhoseResourceAnswersOtherwise() throws IOException, ServletException {
        filter.doFilter(exchange.request, exchange.response, (request, response) -> {
            streams.open((HttpServletRequest) request, Manner.PLAIN);
            exchange.status = 500;
        });

        assertThat(exchange.asynchronous).isFalse();
        assertThat(exchange.status).isEqualTo(500);
        assertThat(streams.statistics().open()).as("its place is free").isZero();
    }

    @Test
    void endsAStreamWhoseResourceFails() {
        assertThatThrownBy(() -> filter.doFilter(exchange.request, exchange.response, (request, response) -> {
                    streams.open((HttpServletRequest) request, Manner.PLAIN);
                    throw new ServletException("broken");
                }))
                .isInstanceOf(ServletException.class);

        assertThat(exchange.asynchronous).isFalse();
        assertThat(streams.statistics().open()).as("its place is free").isZero();
    }
}
