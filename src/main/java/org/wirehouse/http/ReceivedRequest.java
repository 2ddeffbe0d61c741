package org.wirehouse.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has been received, so that nobody has to wait for it. It also has the address that the client sent:
 * once a request has been dispatched again, Open Liberty 26.0.0.3 decodes the path.
 */
final class ReceivedRequest extends HttpServletRequestWrapper {
    private final ServletInputStream body;
    private final RequestAddress address;

    ReceivedRequest(HttpServletRequest request, byte[] body, RequestAddress address) {
        super(request);
        this.body = new Received(new ByteArrayInputStream(body));
        this.address = address;
    }

    @Override
    public String getRequestURI() {
        return address.uri();
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(address.url());
    }

    @Override
    public @Nullable String getQueryString() {
        return address.query();
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    private static final class Received extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Received(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body has been received already");
        }
    }
}
