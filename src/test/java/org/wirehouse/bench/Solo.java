package org.wirehouse.bench;

import java.io.IOException;

/** What is measured of one candidate after the other, each of which is started for it. */
@FunctionalInterface
interface Solo {
    void run(Turn turn) throws IOException;
}
