package org.wirehouse;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.MalformedObjectNameException;
import javax.management.NotificationListener;
import javax.management.ObjectName;

/**
 * Hears that an Open Liberty is about to stop. Its 26.0.0.3 takes the HTTP endpoints away, waits up to 30 s for requests that
 * do not end, such as streams, cuts what is still connected, and only then tells the application. Elsewhere there are no
 * such endpoints, and nothing is heard.
 *
 * @see <a href="https://github.com/OpenLiberty/open-liberty/issues/34121">Stop applications before server quiesce</a>
 */
final class EndpointWatch implements AutoCloseable {
    private static final String ENDPOINTS = "WebSphere:feature=channelfw,type=endpoint,*";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final NotificationListener listener;

    /** @param gone run each time an endpoint has been taken away, by the thread that did it, which waits */
    EndpointWatch(Runnable gone) {
        ObjectName endpoints = endpoints();
        listener = (notification, handback) -> {
            if (notification.getType().equals(MBeanServerNotification.UNREGISTRATION_NOTIFICATION)
                    && endpoints.apply(((MBeanServerNotification) notification).getMBeanName())) {
                gone.run();
            }
        };
        try {
            server.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener, null, null);
        } catch (JMException e) {
            throw new IllegalStateException(e); // every server has a delegate
        }
    }

    private static ObjectName endpoints() {
        try {
            return ObjectName.getInstance(ENDPOINTS);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.removeNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener);
        } catch (JMException e) {
            // it was not listening
        }
    }
}
