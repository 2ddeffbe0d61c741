package org.wirehouse.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is asked of the server.
 *
 * @param name of what is measured with it
 * @param transports of the clients, in turn
 * @param clients how many read, at least 1
 * @param stalled how many more there are that never read
 * @param rate events per second, spread over the channels; 0 for none
 * @param bytes of the data of an event
 * @param channels to spread the clients and the events over, at least 1
 * @param history events that each channel retains
 * @param warmUp before anything is measured, so that the compiler has done its work
 * @param measured how long
 */
record Load(
        String name,
        List<Transport> transports,
        int clients,
        int stalled,
        double rate,
        int bytes,
        int channels,
        int history,
        Duration warmUp,
        Duration measured) {

    static String channel(int index) {
        return "bench." + index;
    }

    Transport transport(int client) {
        return transports.get(client % transports.size());
    }

    /** What is to be known of it beside its name and the transports. */
    Map<Figure, Double> given() {
        Figures given = Figures.of(Figure.CLIENTS, clients)
                .and(Figure.CHANNELS, channels)
                .and(Figure.HISTORY, history)
                .and(Figure.BYTES, bytes)
                .and(Figure.RATE, rate);
        return (stalled > 0 ? given.and(Figure.STALLED, stalled) : given).map();
    }

    Load named(String newName) {
        return new Load(newName, transports, clients, stalled, rate, bytes, channels, history, warmUp, measured);
    }

    Load over(List<Transport> newTransports) {
        return new Load(name, newTransports, clients, stalled, rate, bytes, channels, history, warmUp, measured);
    }

    Load at(double newRate) {
        return new Load(name, transports, clients, stalled, newRate, bytes, channels, history, warmUp, measured);
    }

    Load of(int newClients, int newStalled) {
        return new Load(name, transports, newClients, newStalled, rate, bytes, channels, history, warmUp, measured);
    }

    Load with(int newBytes) {
        return new Load(name, transports, clients, stalled, rate, newBytes, channels, history, warmUp, measured);
    }

    Load over(int newChannels) {
        return new Load(name, transports, clients, stalled, rate, bytes, newChannels, history, warmUp, measured);
    }

    Load retaining(int newHistory) {
        return new Load(name, transports, clients, stalled, rate, bytes, channels, newHistory, warmUp, measured);
    }

    Load lasting(Duration newWarmUp, Duration newMeasured) {
        return new Load(name, transports, clients, stalled, rate, bytes, channels, history, newWarmUp, newMeasured);
    }
}
