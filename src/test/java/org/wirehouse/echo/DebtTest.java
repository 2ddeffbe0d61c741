package org.wirehouse.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DebtTest {
    private final Debt debt = new Debt();

    @Test
    void isHighAboveWhatIsFree() throws InterruptedException {
        debt.add(Debt.FREE_BYTES);
        assertThat(debt.isHigh()).isFalse();
        assertThat(debt.awaitLow(Duration.ZERO)).isTrue();
        debt.add(1);
        assertThat(debt.isHigh()).isTrue();
        debt.repay(1);
        assertThat(debt.isHigh()).isFalse();
    }

    @Test
    void losesPatience() throws InterruptedException {
        debt.add(Debt.FREE_BYTES + 1);
        assertThat(debt.awaitLow(Duration.ofMillis(20))).isFalse();
        assertThat(debt.awaitLow(Duration.ZERO)).isFalse();
    }

    @Test
    void wakesWhoWaitsWhenEnoughIsRepaid() throws Exception {
        debt.add(2 * Debt.FREE_BYTES);
        CompletableFuture<Boolean> low = CompletableFuture.supplyAsync(() -> {
            try {
                return debt.awaitLow(Duration.ofMinutes(5));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        debt.repay(Debt.FREE_BYTES / 2);
        assertThat(low).isNotDone();
        debt.repay(Debt.FREE_BYTES / 2);
        assertThat(low.get(1, TimeUnit.MINUTES)).isTrue();
    }
}
