package org.stenogram.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettleRuleTest {

    private static final long SECOND = 1_000_000_000L;

    private final SettleRule rule = new SettleRule(Duration.ofSeconds(2), 3);

    @Test
    void aFileIsCompleteOnceItHasStayedTheSameForTheSetTime() {
        assertThat(rule.isSettled("a", "1", 0)).isFalse();
        assertThat(rule.isSettled("a", "1", SECOND)).isFalse();
        assertThat(rule.isSettled("a", "1", 2 * SECOND)).isTrue();
    }

    @Test
    void aFileThatGrowsBeginsAnew() {
        rule.isSettled("a", "1", 0);

        assertThat(rule.isSettled("a", "2", 2 * SECOND)).isFalse();
        assertThat(rule.isSettled("a", "2", 3 * SECOND)).isFalse();
        assertThat(rule.isSettled("a", "2", 4 * SECOND)).isTrue();
    }

    @Test
    void aFileThatWentAwayAndCameBackBeginsAnew() {
        rule.isSettled("a", "1", 0);
        rule.endPass(0);
        rule.endPass(SECOND);

        assertThat(rule.isSettled("a", "1", 2 * SECOND)).isFalse();
    }

    @Test
    void aClockBelowZeroIsAsGoodAsAny() {
        assertThat(rule.isSettled("a", "1", Long.MIN_VALUE)).isFalse();
        assertThat(rule.isSettled("a", "1", Long.MIN_VALUE + 2 * SECOND)).isTrue();
    }

    @Test
    void noMoreFilesAreRememberedThanMayBeAndTheRestComesLater() {
        for (String key : new String[] {"a", "b", "c", "d"}) {
            rule.isSettled(key, "1", 0);
        }
        assertThat(rule.isSettled("d", "1", 9 * SECOND)).isFalse();

        rule.forget("a");
        assertThat(rule.isSettled("d", "1", 10 * SECOND)).isFalse();
        assertThat(rule.isSettled("d", "1", 12 * SECOND)).isTrue();
    }

    @Test
    void theOldestFileThatWaitsIsTold() {
        rule.isSettled("a", "1", 0);
        rule.isSettled("b", "1", 0);
        rule.endPass(0);
        rule.isSettled("b", "2", 5 * SECOND);

        assertThat(rule.endPass(5 * SECOND)).isEqualTo(Duration.ofSeconds(5));
        assertThat(rule.endPass(6 * SECOND)).isZero();
    }

    @Test
    void itTellsWhenTheNextFileWillBeComplete() {
        rule.isSettled("a", "1", 0);
        rule.isSettled("b", "1", SECOND);
        rule.endPass(SECOND);
        assertThat(rule.untilNext()).isEqualTo(Duration.ofSeconds(1));

        rule.isSettled("b", "1", 5 * SECOND);
        rule.endPass(5 * SECOND);
        assertThat(rule.untilNext()).isZero();

        rule.endPass(6 * SECOND);
        assertThat(rule.untilNext()).isGreaterThan(Duration.ofDays(365));
    }
}
