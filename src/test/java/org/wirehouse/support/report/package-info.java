/** What a run of all tests on a server leaves behind, and the table of all such runs. */
@NullMarked
package org.wirehouse.support.report;

import org.jspecify.annotations.NullMarked;
