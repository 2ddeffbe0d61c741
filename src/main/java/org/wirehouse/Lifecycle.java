package org.wirehouse;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Begins and ends with the application. A setting that is not fit fails the deployment here, before any request. */
@WebListener
public class Lifecycle implements ServletContextListener {
    @Inject
    Wiring wiring;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        OwnClasses.load(event.getServletContext());
        wiring.start();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        wiring.stop();
    }
}
