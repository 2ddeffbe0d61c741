package org.wirehouse.text;

import java.io.IOException;
import java.nio.charset.Charset;

/** Bytes that are not text in their charset. */
public final class MalformedTextException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedTextException(Charset charset, byte first, long offset) {
        super(String.format("not %s: byte 0x%02X at offset %d", charset.name(), first, offset));
    }
}
