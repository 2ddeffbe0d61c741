package org.wirehouse.compression;

import java.io.IOException;

/** A stream that is not gzip, is damaged, is cut off, or expands beyond its limit. */
public final class GzipException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param message what it is, as in "damaged gzip" */
    public GzipException(String message) {
        super(message);
    }
}
