package org.wirehouse.http;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirehouse.compression.GzipException;
import org.wirehouse.compression.GzipStream;
import org.wirehouse.text.Utf8Stream;

/**
 * How the text of a request body became the bytes that were sent.
 *
 * @param charset that of its {@code Content-Type}, UTF-8 if there is none
 * @param gzip whether it was compressed then
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4">RFC 9110, section 8.4: Content-Encoding</a>
 */
record BodyCoding(Charset charset, boolean gzip) {
    /** Trades compress by far less; what expands more was made to keep the server busy. */
    private static final int MAX_RATIO = 500;

    /**
     * Open Liberty 26.0.0.3 expands bodies and leaves the header, unless its AutoDecompression is off:
     * https://openliberty.io/docs/latest/reference/config/httpOptions.html
     */
    private static final boolean SERVER_EXPANDS = System.getProperty("wlp.server.name") != null;

    /** The second is an old name of the first: RFC 9110, section 8.4.1.3. */
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    /** @throws ClientErrorException with 415 if the charset or the content encoding is not known */
    static BodyCoding of(HttpHeaders headers) {
        return new BodyCoding(
                charset(headers.getMediaType()), isGzip(headers.getRequestHeader(HttpHeaders.CONTENT_ENCODING)));
    }

    /** The text in UTF-8; closing it leaves the body open. */
    InputStream decoded(InputStream body) throws IOException {
        return Utf8Stream.of(gzip ? expanded(body) : new Unclosed(body), charset);
    }

    private static InputStream expanded(InputStream body) throws IOException {
        if (!SERVER_EXPANDS) {
            return new GzipStream(body, MAX_RATIO);
        }
        ExpandedByServer whole = new ExpandedByServer(body);
        return whole.isStillGzip() ? new GzipStream(whole, MAX_RATIO) : whole;
    }

    private static Charset charset(@Nullable MediaType type) {
        String name = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new NotSupportedException("the charset '" + name + "' is not known here, send the body as UTF-8", e);
        }
    }

    private static boolean isGzip(@Nullable List<String> encodings) {
        List<String> applied = Objects.requireNonNullElse(encodings, List.<String>of()).stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.equals("identity"))
                .toList();
        if (applied.isEmpty()) {
            return false;
        }
        if (applied.size() == 1 && GZIP.contains(applied.get(0))) {
            return true;
        }
        // RFC 9110, section 12.5.3: a 415 for the content encoding says which are accepted
        throw new ClientErrorException(Response.fromResponse(Problem.response(
                        Status.UNSUPPORTED_MEDIA_TYPE,
                        "'Content-Encoding: " + String.join(", ", applied)
                                + "' is not read here, send the body as it is or with gzip"))
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .build());
    }

    /** A body that the server may have expanded; its exceptions do not say that the body was damaged. */
    private static final class ExpandedByServer extends PushbackInputStream {
        private static final byte[] MAGIC = {0x1f, (byte) 0x8b};

        ExpandedByServer(InputStream in) {
            super(in, MAGIC.length);
        }

        boolean isStillGzip() throws IOException {
            byte[] start = readNBytes(MAGIC.length);
            unread(start);
            return Arrays.equals(start, MAGIC);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw new GzipException("damaged or incomplete gzip, or expands too far");
            }
        }

        @Override
        public void close() {
            // left to the container
        }
    }

    /** Leaves it to the container to close what it has opened. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // see above
        }
    }
}
