package org.wirehouse;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/**
 * Ends the connections of clients while Jakarta REST still works. Serves nothing, though a servlet must have an address:
 * it is here because servers destroy servlets, that of Jakarta REST among them, before they tell a
 * {@code ServletContextListener}. Payara and GlassFish destroy them in the order of declaration, where this one comes
 * first; elsewhere the streams cope.
 */
@WebServlet(urlPatterns = "/early-end", loadOnStartup = 1)
public final class EarlyEnd extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    transient Wiring wiring;

    @Override
    public void destroy() {
        wiring.endClients();
    }
}
