package org.wirehouse.http;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads request bodies that must fit into memory. */
public final class Bodies {
    private Bodies() {}

    /**
     * Reads a body to its end.
     *
     * @throws ClientErrorException with 413 if it has more than {@code maxBytes}; what is beyond is not read
     * @throws UnfinishedBodyException if the client does not send it to its end
     */
    public static byte[] read(InputStream body, int maxBytes) {
        byte[] bytes = readAtMost(body, maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new ClientErrorException(
                    "the body has more than " + maxBytes + " bytes", Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return bytes;
    }

    private static byte[] readAtMost(InputStream body, int count) {
        try {
            return body.readNBytes(count);
        } catch (IOException e) {
            throw new UnfinishedBodyException(e);
        }
    }

    /**
     * Reads a body as text.
     *
     * @throws ClientErrorException as {@link #read}
     * @throws UnfinishedBodyException as {@link #read}
     * @throws BadRequestException if it is not UTF-8
     */
    public static String readText(InputStream body, int maxBytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read(body, maxBytes)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadRequestException("the body is not UTF-8", e);
        }
    }
}
