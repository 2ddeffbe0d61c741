package org.wirehouse.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Why a body is not received. */
enum BodyRefusal {
    TOO_LARGE(
            413,
            "Request Entity Too Large",
            "the body has more than " + BodyLimits.MAX_BODY_BYTES + " bytes, and many resources take less"),
    LATE(408, "Request Timeout", "the body was not sent in time (wirehouse.body.deadline.seconds)"),
    PENDING(503, "Service Unavailable", "too many unfinished requests at the moment; try again later"),
    UPLOADS(
            503,
            "Service Unavailable",
            "too many uploads at the moment (wirehouse.trades.max.uploads); try again later");

    private static final int RETRY_SECONDS = 5;

    private final int status;
    private final String title;
    private final String detail;

    BodyRefusal(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** Answers with a problem document and closes the connection, because the rest of the body may follow. */
    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader("Connection", "close");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setIntHeader("Retry-After", RETRY_SECONDS);
        }
        response.setContentType(Problem.MEDIA_TYPE);
        byte[] problem = Problem.document(status, title, detail);
        response.setContentLength(problem.length);
        response.getOutputStream().write(problem);
        response.flushBuffer(); // GlassFish 7.0.21 sets the status to 200 before it tells a listener that all is over
    }
}
