package org.wirehouse.http;

import java.io.IOException;

/** A client did not send its request to the end: it left, or took too long for the container. */
public final class UnfinishedBodyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnfinishedBodyException(IOException cause) {
        super("the body did not come to its end", cause);
    }
}
