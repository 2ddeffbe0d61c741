/**
 * Runs the built WAR in the foreground on Payara Micro, for {@code mvn -Prun}. Not part of the WAR.
 *
 * <pre>
 *   RunWirehouse ── starts ──► PayaraMicro (a process) ── prints ──► ServerOutput ──► the screen
 *        └── asks until it is ready ──► api/health/ready
 * </pre>
 */
@NullMarked
package org.wirehouse.run;

import org.jspecify.annotations.NullMarked;
