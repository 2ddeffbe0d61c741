package org.wirehouse;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/**
 * Starts to receive messages. Serves nothing, though a servlet must have an address: it is here because GlassFish 7.0.21 and
 * Payara 6.2025.10 let a session take part in more than its first transaction only if it was made for an instance of a
 * component, and a {@code ServletContextListener} is none to them.
 */
@WebServlet(urlPatterns = "/late-start", loadOnStartup = 2)
public final class LateStart extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    transient Wiring wiring;

    @Override
    public void init() {
        wiring.receive();
    }
}
