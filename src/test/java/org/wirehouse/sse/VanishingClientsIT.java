package org.wirehouse.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.wirehouse.support.ArquillianTest;
import org.wirehouse.support.BuiltWar;
import org.wirehouse.support.Deployed;
import org.wirehouse.support.RawHttp;

@ArquillianTest
class VanishingClientsIT {
    private static final int VANISHING = 3;
    private static final int EVENTS = 6_000;
    private static final int HEARD_BYTES = 1_000;

    @ArquillianResource
    URL announced;

    @Deployment(testable = false)
    static WebArchive war() {
        return BuiltWar.archive();
    }

    /**
     * On WildFly 39.0.1 a request was damaged about every 5,000 times on a machine with other work, and waited for its own
     * bytes until the read time-out, unless streams had buffers of their own.
     */
    @Test
    void damageNoRequestOfOthers() {
        Deployed app = Deployed.at(announced);
        ExecutorService threads = Executors.newFixedThreadPool(VANISHING);
        try {
            for (int i = 0; i < VANISHING; i++) {
                threads.execute(() -> comeAndGo(app));
            }
            for (int i = 0; i < EVENTS; i++) {
                assertThat(publish(app)).isEqualTo("HTTP/1.1 201 Created");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends head and body apart, as many clients do. */
    private static String publish(Deployed app) {
        URI address = app.events("news");
        try (RawHttp request = RawHttp.connect(address)) {
            request.send(RawHttp.publishing(address) + "Connection: close\r\nContent-Length: 5\r\n\r\n");
            return request.send("event").status();
        }
    }

    /** Hears a few events and goes, sometimes with a farewell. */
    private static void comeAndGo(Deployed app) {
        for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
            RawHttp client = RawHttp.get(app.stream("news"));
            try {
                client.input().readNBytes(HEARD_BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (i % 2 == 0) {
                client.vanish();
            } else {
                client.close();
            }
        }
    }
}
