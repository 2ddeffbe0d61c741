package org.wirehouse.ticker;

import java.util.List;
import org.wirehouse.market.RefusedLine;

/** A problem document that also says what became of the single trades. */
public record TradesProblem(
        String title, int status, String detail, long accepted, long refused, List<RefusedLine> refusals) {}
