package org.stenogram.query.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTest {

    private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private Duration takes = Duration.ZERO;
    private final AtomicInteger reads = new AtomicInteger();
    private final Shared<Integer> shared = new Shared<>(
            () -> {
                pass(takes);
                return reads.incrementAndGet();
            },
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            });

    @Test
    void whatIsReadServesAllWhoAskWithinASecond() {
        assertThat(shared.get()).isEqualTo(1);
        pass(Duration.ofMillis(999));
        assertThat(shared.get()).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(shared.get()).isEqualTo(2);
    }

    @Test
    void whatTakesLongIsReadSoSeldomThatItTakesOnePartInFiftyOfTheTime() {
        takes = Duration.ofMillis(40);
        assertThat(shared.get()).isEqualTo(1);
        pass(Duration.ofMillis(1_959));
        assertThat(shared.get()).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(shared.get()).isEqualTo(2);
    }

    @Test
    void nobodyWaitsForWhatTakesLongUnlessTheLastAnswerIsTooOld() throws InterruptedException {
        takes = Duration.ofMillis(300);
        assertThat(shared.get()).isEqualTo(1);
        pass(Duration.ofSeconds(15));
        assertThat(shared.get()).isEqualTo(1);
        while (shared.get() < 2) {
            Thread.sleep(5);
        }
        pass(Duration.ofSeconds(60));
        assertThat(shared.get()).isEqualTo(3);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
