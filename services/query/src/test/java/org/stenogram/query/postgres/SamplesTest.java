package org.stenogram.query.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stenogram.query.answers.StatusAnswer.Pace;
import org.stenogram.query.answers.StatusAnswer.StageCounts;

class SamplesTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final Samples samples = new Samples();

    @Test
    void thePaceOfAStageIsWhatItHasHadBehindItDoneOrFailedInTheTimeWatched() {
        saw(0, 100, 10, 90);
        saw(30, 130, 12, 100);

        assertThat(samples.perMinute("ocr-cleanup")).hasValue(64);
        assertThat(samples.perMinute("storage")).hasValue(20);
        assertThat(samples.leavingPerMinute()).hasValue(24);
    }

    @Test
    void nothingIsToldOfLessThanTwentySeconds() {
        saw(0, 100, 0, 100);
        assertThat(samples.perMinute("storage")).isEmpty();
        saw(19, 110, 0, 110);
        assertThat(samples.leavingPerMinute()).isEmpty();
        saw(20, 110, 0, 110);
        assertThat(samples.leavingPerMinute()).hasValue(30);
    }

    @Test
    void whatIsOlderThanFiveMinutesCountsNoMore() {
        saw(0, 0, 0, 0);
        for (int second = 1; second <= 300; second++) {
            saw(second, 1000, 0, 1000);
        }
        assertThat(samples.perMinute("storage")).hasValue(200);

        for (int second = 301; second <= 320; second++) {
            saw(second, 1000, 0, 1000);
        }
        assertThat(samples.perMinute("storage")).hasValue(0);
        assertThat(samples.watched()).isCloseTo(Samples.WINDOW, Duration.ofSeconds(6));
    }

    @Test
    void aFailureThatIsTriedAgainIsNoPaceBackwards() {
        saw(0, 100, 50, 100);
        saw(60, 100, 0, 100);

        assertThat(samples.perMinute("ocr-cleanup")).hasValue(0);
    }

    @Test
    void theTimeLeftIsTheWaitingByThePaceAndUnknownWithoutEither() {
        assertThat(Pace.of(24, 12, 60).secondsLeft()).isCloseTo(30, within(0.001));
        assertThat(Pace.of(24, 0, 60).secondsLeft()).isNull();
        assertThat(Pace.of(0, 12, 60).secondsLeft()).isNull();
    }

    private void saw(long second, long cleaned, long failed, long archived) {
        samples.add(
                START.plusSeconds(second),
                List.of(
                        new StageCounts("ingest", 0, cleaned, 7, null, null, null),
                        new StageCounts("ocr-cleanup", 0, cleaned, failed, null, null, null),
                        new StageCounts("storage", 0, archived, 0, null, null, null)));
    }
}
