package org.wirehouse.ticker;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.Set;
import org.wirehouse.hub.EventFilter;
import org.wirehouse.hub.EventId;
import org.wirehouse.hub.Hub;
import org.wirehouse.market.QuoteBoard;
import org.wirehouse.websocket.JsonLine;
import org.wirehouse.websocket.Listening;
import org.wirehouse.websocket.Peer;
import org.wirehouse.websocket.SocketConfigurator;
import org.wirehouse.websocket.SocketQuery;
import org.wirehouse.websocket.Sockets;

/** The ticker over WebSocket: {@code ws/ticker?symbols=AAPL,MSFT&after=ID}. */
@Dependent
@ServerEndpoint(value = "/ws/ticker", configurator = SocketConfigurator.class)
public class TickerEndpoint {
    @Inject
    Hub hub;

    @Inject
    Sockets sockets;

    @Inject
    QuoteBoard board;

    @OnOpen
    public void open(Session session) {
        sockets.open(session, this::begin);
    }

    private void begin(Peer peer, SocketQuery query) {
        query.requireKnown("symbols", "after");
        EventFilter filter;
        try {
            filter = SymbolFilter.of(query.all("symbols"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("symbols: " + e.getMessage(), e);
        }
        Listening.begin(
                peer,
                sockets,
                hub,
                Set.of(hub.channel(Ticker.CHANNEL)),
                query.after(hub.head()).orElse(EventId.ZERO),
                filter,
                TickerLines.TICKER);
        UnknownSymbols.among(filter, board)
                .ifPresent(unknown -> peer.send(new JsonLine()
                        .text("type", UnknownSymbols.TYPE)
                        .json("symbols", unknown)
                        .end()));
    }

    @OnMessage(maxMessageSize = Listening.MAX_MESSAGE_BYTES)
    public void text(String part, boolean last, Session session) {
        sockets.text(session, part, last);
    }

    @OnMessage
    public void binary(ByteBuffer part, boolean last, Session session) {
        sockets.refuseBinary(session);
    }

    @OnMessage
    public void pong(PongMessage pong, Session session) {
        sockets.pong(session);
    }

    @OnError
    public void error(Session session, Throwable cause) {
        sockets.failed(session, cause);
    }

    @OnClose
    public void close(Session session) {
        sockets.closed(session);
    }
}
