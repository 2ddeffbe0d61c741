package org.wirehouse.health;

/**
 * The state of one part.
 *
 * @param status {@code UP} or {@code DOWN}
 * @param data what there is to know about it, as JSON
 */
public record Check(String name, String status, Object data) {
    /** A check that is up or down. */
    public static Check of(String name, boolean up, Object data) {
        return new Check(name, up ? "UP" : "DOWN", data);
    }

    boolean up() {
        return status.equals("UP");
    }
}
