package org.wirehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class EndpointWatchTest {
    private static final String ENDPOINT = "WebSphere:feature=channelfw,type=endpoint,name=defaultHttpEndpoint";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final AtomicInteger gone = new AtomicInteger();

    @Test
    void hearsOfEndpointsThatAreTakenAwayAndOfNothingElse() throws JMException {
        try (EndpointWatch watch = new EndpointWatch(gone::incrementAndGet)) {
            assertThat(watch).isNotNull();
            takeAway("WebSphere:feature=kernel,name=ServerInfo");
            assertThat(gone).hasValue(0);
            takeAway(ENDPOINT);
            assertThat(gone).hasValue(1);
            takeAway(ENDPOINT + "-ssl");
            assertThat(gone).hasValue(2);
        }
        takeAway(ENDPOINT);
        assertThat(gone).hasValue(2);
    }

    private void takeAway(String name) throws JMException {
        ObjectName object = ObjectName.getInstance(name);
        server.registerMBean(new Thing(), object);
        server.unregisterMBean(object);
    }

    /** An object that can be managed. */
    public interface ThingMBean {}

    /** The same. */
    public static final class Thing implements ThingMBean {}
}
