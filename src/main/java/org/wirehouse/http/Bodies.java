package org.wirehouse.http;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import org.wirehouse.compression.GzipException;
import org.wirehouse.text.MalformedTextException;
import org.wirehouse.text.StrictDecoder;

/** Reads request bodies, which are text: decompressed, as UTF-8, and no more of them than fits into memory. */
public final class Bodies {
    private Bodies() {}

    /**
     * Opens a body of any length as UTF-8, whatever its headers say that it is sent in. Reading it may fail in a way that
     * {@link #failed} knows.
     *
     * @return a stream to be closed, which leaves {@code body} open
     * @throws ClientErrorException with 415 if its charset or content encoding is not known
     * @throws IOException if not even its first bytes can be read, see {@link #failed}
     */
    public static InputStream open(InputStream body, HttpHeaders headers) throws IOException {
        return BodyCoding.of(headers).decoded(body);
    }

    /**
     * Reads a body to its end.
     *
     * @param maxBytes of UTF-8, once decompressed
     * @throws ClientErrorException with 413 if it has more; what is beyond is not read. With 415 as {@link #open}.
     * @throws UnfinishedBodyException if the client does not send it to its end
     * @throws BadRequestException if it is not text in its charset, or is damaged
     */
    public static String readText(InputStream body, HttpHeaders headers, int maxBytes) {
        try (InputStream text = open(body, headers)) {
            byte[] bytes = text.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new ClientErrorException(
                        "the body has more than " + maxBytes + " bytes", Status.REQUEST_ENTITY_TOO_LARGE);
            }
            return StrictDecoder.utf8(bytes);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** What to throw when reading a body has failed. */
    public static RuntimeException failed(IOException cause) {
        return cause instanceof MalformedTextException || cause instanceof GzipException
                ? new BadRequestException("the body is " + cause.getMessage(), cause)
                : new UnfinishedBodyException(cause);
    }
}
