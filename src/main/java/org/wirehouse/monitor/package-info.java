/**
 * The vital signs of the application as a channel: what can be seen on the monitor page can be followed by anybody who
 * follows a channel, and read back, without an interface of its own.
 *
 * <p>A beat a second is published whether somebody reads it or not. It is one small event, and whoever opens the page
 * when something goes wrong sees the minutes before, which nobody watched.
 */
@NullMarked
package org.wirehouse.monitor;

import org.jspecify.annotations.NullMarked;
