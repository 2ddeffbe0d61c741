package org.wirehouse.autobahn;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Set;

/**
 * How a server did in a case of the suite.
 *
 * @param id such as {@code 5.12}
 * @param behavior in the suite's words
 * @param behaviorClose the same for the end of the connection
 */
record CaseResult(String id, String behavior, String behaviorClose) {
    static final String OK = "OK";
    /** Allowed, but not what the suite prefers. */
    static final String NON_STRICT = "NON-STRICT";
    /** Any behaviour is allowed. */
    static final String INFORMATIONAL = "INFORMATIONAL";

    private static final Set<String> PASSED = Set.of(OK, NON_STRICT, INFORMATIONAL);

    /**
     * Reads the suite's {@code index.json}.
     *
     * @param json of a run against one server
     */
    static List<CaseResult> read(String json) {
        JsonObject servers = Json.createReader(new StringReader(json)).readObject();
        JsonObject cases = servers.values().iterator().next().asJsonObject();
        return cases.keySet().stream()
                .map(id -> read(id, cases.getJsonObject(id)))
                .toList();
    }

    private static CaseResult read(String id, JsonObject result) {
        return new CaseResult(id, result.getString("behavior"), result.getString("behaviorClose"));
    }

    boolean hasPassed() {
        return PASSED.contains(behavior) && PASSED.contains(behaviorClose);
    }
}
