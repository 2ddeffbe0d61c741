package org.wirehouse;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/**
 * What has to begin and end with a servlet, and not with {@link Lifecycle}. Serves nothing, though a servlet must have an
 * address.
 */
@WebServlet(urlPatterns = "/lifecycle", loadOnStartup = 1)
public final class ServletLifecycle extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    transient Wiring wiring;

    /**
     * Starts to receive messages: GlassFish 7.0.21 and Payara 6.2025.10 let a session take part in more than its first
     * transaction only if it was made for an instance of a component, and a {@code ServletContextListener} is none to them.
     */
    @Override
    public void init() {
        wiring.receive();
    }

    /**
     * Ends the connections of clients while Jakarta REST still works: servers destroy servlets, that of Jakarta REST among
     * them, before they tell a {@code ServletContextListener}. Payara and GlassFish destroy them in the order of declaration,
     * where this one comes first; elsewhere the streams cope.
     */
    @Override
    public void destroy() {
        wiring.endClients();
    }
}
