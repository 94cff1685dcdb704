package org.stenogram.subscriptions.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Answer FAILED = Answer.of(500, null, Duration.ofMillis(3), "");

    private final Schedule schedule = new Schedule(Duration.ofSeconds(5), Duration.ofHours(8), Duration.ofDays(5));

    @Test
    void pausesDoubleUpToTheLongestWithTheirUpperHalfByChance() {
        Random random = new Random(7);
        for (int faults = 1; faults <= 100; faults++) {
            long most =
                    Math.min(5L << Math.min(faults - 1, 30), Duration.ofHours(8).toSeconds());

            Duration pause = Duration.between(NOW, schedule.next(FAILED, faults, NOW, random));

            assertThat(pause).isBetween(Duration.ofMillis(most * 500), Duration.ofSeconds(most));
        }
    }

    @Test
    void fiveDaysAreSomeThirtyTries() {
        Random random = new Random(7);
        Instant at = NOW;
        int tries = 1;
        while (!schedule.isOver(NOW, at)) {
            at = schedule.next(FAILED, tries++, at, random);
        }

        assertThat(tries).isBetween(25, 40);
    }

    @Test
    void theReceiversOwnWordCounts() {
        Answer busy = Answer.of(429, Duration.ofMinutes(7), Duration.ofMillis(3), "");

        assertThat(schedule.next(busy, 1, NOW, new Random(7))).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
    }

    @Test
    void patienceEnds() {
        assertThat(schedule.isOver(NOW, NOW.plus(Duration.ofDays(5)).minusMillis(1)))
                .isFalse();
        assertThat(schedule.isOver(NOW, NOW.plus(Duration.ofDays(5)))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120|PT2M",
                "0|PT1S",
                "999999999|P1D",
                "Sun, 01 Mar 2026 10:00:30 GMT|PT30S",
                "99999999999999999999|P1D",
                "Sunday, 01-Mar-26 10:00:30 GMT|PT30S",
                "Sun Mar  1 10:00:30 2026|PT30S",
                "Fri, 31 Dec 9999 23:59:59 GMT|P1D",
                "Sun, 01 Mar 2020 10:00:30 GMT|PT1S",
            })
    void retryAfterIsSecondsOrADate(String value, Duration expected) {
        assertThat(RetryAfter.parse(value, NOW)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "Sun, 01 Foo 2026 10:00:30 GMT"})
    void anythingElseSaysNothing(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
