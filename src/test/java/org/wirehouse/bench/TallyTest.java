package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();
    private final Tally.OfClient client = tally.client();

    @Test
    void findsNothingWrongWithWhatIsRight() {
        receive(0, 1, 2);

        assertThat(tally.delivered()).isEqualTo(3);
        assertThat(tally.missed() + tally.outOfOrder() + client.missing(2)).isZero();
    }

    @Test
    void noticesWhatWasLeftOut() {
        receive(1, 4);

        assertThat(tally.missed()).isEqualTo(3);
        assertThat(client.missing(6)).isEqualTo(2);
    }

    @Test
    void noticesWhatCameTwiceOrTooLate() {
        receive(0, 1, 1, 0);

        assertThat(tally.outOfOrder()).isEqualTo(2);
    }

    @Test
    void takesTheFirstOfANewcomerAsItIs() {
        Tally.OfClient newcomer = tally.newcomer();
        newcomer.received(17, 0);
        newcomer.received(18, 0);
        newcomer.received(20, 0);

        assertThat(tally.missed()).isEqualTo(1);
    }

    @Test
    void tellsTheTimeFromThePlanToTheArrival() {
        client.received(0, System.nanoTime() / 1_000 - 2_000_000);

        assertThat(tally.latencyMicros().getMaxValue()).isBetween(2_000_000L, 60_000_000L);
    }

    private void receive(long... numbers) {
        for (long number : numbers) {
            client.received(number, 0);
        }
    }
}
