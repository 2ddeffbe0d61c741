package org.wirehouse.messaging;

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
        IntakeReport report = intake.readJson(
                delivery.text(TradeIntake.MAX_JSON_BYTES),
                refused -> tally.refuse(refused.refusal().label(), refused.reason()));
        tally.accept(report.accepted());
    }
}
