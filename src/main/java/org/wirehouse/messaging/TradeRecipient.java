package org.wirehouse.messaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.wirehouse.market.IntakeReport;
import org.wirehouse.market.TradeIntake;

/** Takes messages that are a trade or an array of trades, as {@code POST api/ticker/trades} takes them. */
final class TradeRecipient implements Recipient {
    private final TradeIntake intake;

    TradeRecipient(TradeIntake intake) {
        this.intake = intake;
    }

    @Override
    public void take(Delivery delivery, Tally tally) {
        byte[] json = delivery.utf8(TradeIntake.MAX_JSON_BYTES);
        try {
            IntakeReport report = intake.readJson(
                    new ByteArrayInputStream(json),
                    refused -> tally.refuse(refused.refusal().label(), refused.reason()));
            tally.accept(report.accepted());
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot be read", e);
        }
    }
}
