package org.wirehouse.bench;

/**
 * How a server stands with nobody but the steady clients.
 *
 * @param liveHeapBytes after a full collection
 */
record Standing(long liveHeapBytes, long residentBytes, int threads, int fileHandles, int sockets, LogLines log) {
    static Standing of(Target target) {
        return new Standing(
                target.liveHeapBytes(),
                target.processes().residentBytes(),
                target.processes().threads(),
                target.processes().fileHandles(),
                target.processes().sockets(),
                LogLines.of(target.log()));
    }

    /** What a long run has changed. */
    Figures figures(Standing before) {
        LogLines logged = log.since(before.log);
        return Figures.of(Figure.HEAP_BEFORE, before.liveHeapBytes / 1e6)
                .and(Figure.HEAP_AFTER, liveHeapBytes / 1e6)
                .and(Figure.RESIDENT_BEFORE, before.residentBytes / 1e6)
                .and(Figure.RESIDENT_AFTER, residentBytes / 1e6)
                .and(Figure.THREADS_BEFORE, before.threads)
                .and(Figure.THREADS, threads)
                .and(Figure.HANDLES_BEFORE, before.fileHandles)
                .and(Figure.HANDLES, fileHandles)
                .and(Figure.SOCKETS_BEFORE, before.sockets)
                .and(Figure.SOCKETS, sockets)
                .and(Figure.WARNINGS, logged.warnings())
                .and(Figure.ERRORS, logged.errors());
    }
}
