package org.wirehouse.health;

import java.util.List;

/**
 * The state of all parts.
 *
 * @param status {@code UP} if all are
 */
public record Health(String status, List<Check> checks) {
    static Health of(List<Check> checks) {
        return new Health(checks.stream().allMatch(Check::up) ? "UP" : "DOWN", checks);
    }

    boolean up() {
        return status.equals("UP");
    }
}
