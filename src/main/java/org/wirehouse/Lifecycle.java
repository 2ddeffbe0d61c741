package org.wirehouse;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins and ends with the application. An invalid setting fails the deployment here, before any request. */
@WebListener
public class Lifecycle implements ServletContextListener {
    private static final Logger LOG = System.getLogger("org.wirehouse");

    @Inject
    Wiring wiring;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        OwnClasses.load(event.getServletContext());
        try {
            wiring.start();
        } catch (RuntimeException e) {
            throw invalidSettings(e).orElse(e);
        }
    }

    /** Without what the container wraps around it, so that its message is not lost among the stack traces of a server. */
    private static Optional<RuntimeException> invalidSettings(@Nullable Throwable failure) {
        if (failure instanceof InvalidSettingsException invalid) {
            LOG.log(Level.ERROR, invalid.getMessage());
            return Optional.of(invalid);
        }
        return failure == null ? Optional.empty() : invalidSettings(failure.getCause());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        wiring.stop();
    }
}
