package org.wirehouse.bench;

import java.net.URI;

/** How clients are connected. */
public enum Transport {
    /** Server-Sent Events over HTTP/1.1. */
    SSE("api/ticker/stream?symbols=", "HTTP/1.1 200", "Accept: text/event-stream"),

    /** WebSocket without extensions. */
    WEBSOCKET("ws/ticker?symbols=", "HTTP/1.1 101", """
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: d2lyZWhvdXNlIGJlbmNoIQ==""");

    private final String ticker;
    private final String accepted;
    private final String headers;

    Transport(String ticker, String accepted, String headers) {
        this.ticker = ticker;
        this.accepted = accepted;
        this.headers = headers;
    }

    /** Where a client of the ticker connects to, relative to the application; {@code symbols} separated by commas, or empty for all. */
    String ticker(String symbols) {
        return ticker + symbols;
    }

    /** The first line of the response of a server that accepts begins with it. */
    String accepted() {
        return accepted;
    }

    /** The request for a path of {@link Site#stream} or {@link #ticker}. */
    String request(URI base, String path) {
        return """
                GET %s HTTP/1.1
                Host: %s
                %s

                """.formatted(base.getPath() + path, base.getAuthority(), headers)
                .replace("\n", "\r\n");
    }
}
