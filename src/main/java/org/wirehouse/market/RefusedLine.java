package org.wirehouse.market;

/**
 * A trade that the intake refused.
 *
 * @param line number of the line, or place in the array, from 1
 * @param cause the {@link Refusal#label()}
 * @param reason a sentence with the offending value, shortened
 */
public record RefusedLine(long line, String cause, String reason) {}
