package org.wirehouse.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;

/** Assertions on problem documents. */
public final class Problems {
    private Problems() {}

    /** The response is a problem of this status whose detail holds {@code detail}, and gives away nothing of the code. */
    public static void assertProblem(HttpResponse<String> response, int status, String detail) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body()).doesNotContain("\tat ", "Exception", "org.", "java.", "RESTEASY");
        JsonObject problem = Http.json(response).asJsonObject();
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).contains(detail);
    }
}
