package org.wirehouse.bench;

import java.time.Duration;

/**
 * What is asked of the server.
 *
 * @param transport of all clients
 * @param clients how many read, at least 1
 * @param stalled how many more there are that never read
 * @param rate events per second, spread over the channels; 0 for none
 * @param bytes of the data of an event
 * @param channels to spread the clients and the events over, at least 1
 * @param warmUp before anything is measured, so that the compiler has done its work
 * @param measured how long
 */
record Load(
        Transport transport,
        int clients,
        int stalled,
        double rate,
        int bytes,
        int channels,
        Duration warmUp,
        Duration measured) {

    /** How clients are connected. */
    enum Transport {
        /** Server-Sent Events over HTTP/1.1. */
        SSE("api/stream?channel=", "Accept: text/event-stream"),
        /** WebSocket without extensions. */
        WEBSOCKET("ws/stream?channel=", """
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: d2lyZWhvdXNlIGJlbmNoIQ==""");

        private final String path;
        private final String headers;

        Transport(String path, String headers) {
            this.path = path;
            this.headers = headers;
        }

        /** Where a client of a channel connects to, relative to the application. */
        String path(String channel) {
            return path + channel;
        }

        /** Of its request, beside Host. */
        String headers() {
            return headers;
        }
    }

    static String channel(int index) {
        return "bench." + index;
    }

    Load at(double newRate) {
        return new Load(transport, clients, stalled, newRate, bytes, channels, warmUp, measured);
    }

    Load of(int newClients, int newStalled) {
        return new Load(transport, newClients, newStalled, rate, bytes, channels, warmUp, measured);
    }

    Load with(int newBytes) {
        return new Load(transport, clients, stalled, rate, newBytes, channels, warmUp, measured);
    }

    Load over(int newChannels) {
        return new Load(transport, clients, stalled, rate, bytes, newChannels, warmUp, measured);
    }

    Load lasting(Duration newWarmUp, Duration newMeasured) {
        return new Load(transport, clients, stalled, rate, bytes, channels, newWarmUp, newMeasured);
    }
}
