package org.wirehouse.market;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes are read through it. */
final class MeteredInputStream extends FilterInputStream {
    private final LongConsumer meter;

    MeteredInputStream(InputStream in, LongConsumer meter) {
        super(in);
        this.meter = meter;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            meter.accept(1);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            meter.accept(read);
        }
        return read;
    }
}
