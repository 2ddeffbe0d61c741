package org.wirehouse.health;

import java.util.List;
import java.util.function.Supplier;

/**
 * What has to be up before clients should come.
 *
 * @param checks asks the parts, quickly
 */
public record Readiness(Supplier<List<Check>> checks) {}
