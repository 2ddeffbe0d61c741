package org.wirehouse;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** All resources, below {@code api}. */
@ApplicationPath("api")
public class Api extends Application {
    /** Jersey (Payara, GlassFish) would describe the API a second time, as WADL; other servers do not know this property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
