package org.wirehouse.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Health in the shape that MicroProfile Health made common, without needing it. */
@Path("health")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    @Inject
    Readiness readiness;

    /** Answers whenever the application can answer at all. */
    @GET
    @Path("live")
    public Health live() {
        return Health.of(List.of());
    }

    /** 200 when every part is up, else 503 with the same body. */
    @GET
    @Path("ready")
    public Response ready() {
        Health health = Health.of(readiness.checks().get());
        return Response.status(health.up() ? Status.OK : Status.SERVICE_UNAVAILABLE)
                .entity(health)
                .build();
    }
}
