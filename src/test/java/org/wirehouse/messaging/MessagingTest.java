package org.wirehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With and without Jakarta Messaging on the class path. */
class MessagingTest {
    @Test
    void needsAndLoadsNothingOfJakartaMessagingWhereNoDestinationIsSet() throws ReflectiveOperationException {
        ServerClasses classes = new ServerClasses(false);

        Object messaging = messaging(classes, Optional.empty());

        assertThat(messaging.getClass().getMethod("status").invoke(messaging)).isEqualTo(Optional.empty());
        assertThat(classes.loaded)
                .anyMatch(name -> name.endsWith("Messaging"))
                .noneMatch(name -> name.contains("Jms") || name.startsWith("jakarta.jms"));
    }

    @Test
    void namesTheSettingWhereJakartaMessagingIsNotThere() {
        assertThatThrownBy(() -> messaging(new ServerClasses(false), Optional.of("jms/trades")))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("wirehouse.messaging.trades is set to 'jms/trades'", "no Jakarta Messaging");
    }

    @Test
    void loadsTheBrokerWhereItIs() throws ReflectiveOperationException {
        ServerClasses classes = new ServerClasses(true);

        Object messaging = messaging(classes, Optional.of("jms/trades"));

        assertThat(messaging.getClass().getMethod("status").invoke(messaging).toString())
                .contains("jms/trades", "connecting");
        assertThat(classes.loaded).contains(JmsBroker.class.getName());
    }

    private static Object messaging(ServerClasses classes, Optional<String> trades)
            throws ReflectiveOperationException {
        Class<?> settings = classes.loadClass(MessagingSettings.class.getName());
        Object set = settings.getConstructors()[0].newInstance(
                "jms/factory", trades, Optional.empty(), Optional.empty(), Optional.empty());
        return classes.loadClass(Messaging.class.getName()).getConstructors()[0].newInstance(set, null, null);
    }

    /** Loads the package anew, as a server does that has Jakarta Messaging or not. */
    private static final class ServerClasses extends ClassLoader {
        private final boolean withMessaging;
        final Set<String> loaded = new ConcurrentSkipListSet<>();

        ServerClasses(boolean withMessaging) {
            super(Messaging.class.getClassLoader());
            this.withMessaging = withMessaging;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (name.startsWith("jakarta.jms.") && !withMessaging) {
                    throw new ClassNotFoundException(name);
                }
                loaded.add(name);
                if (!name.startsWith(Messaging.class.getPackageName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> present = findLoadedClass(name);
                return present != null ? present : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String path = name.replace('.', '/') + ".class";
            try (@Nullable InputStream in = getResourceAsStream(path)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
