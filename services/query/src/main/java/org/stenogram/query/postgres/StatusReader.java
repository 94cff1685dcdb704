package org.stenogram.query.postgres;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stenogram.query.answers.StatusAnswer.StageCounts;
import org.stenogram.query.answers.StatusAnswer.Status;
import org.stenogram.query.answers.StatusAnswer.Totals;
import org.stenogram.query.answers.TimelineAnswer.Step;
import org.stenogram.query.questions.DateRange;
import org.stenogram.query.questions.Paging;

/// Reads where the pipeline stands.
public final class StatusReader {

    private static final int LATEST = 10;

    private final Archive archive;
    private final DocumentReader documents;
    private final Clock clock;

    /// @param archive where to read
    /// @param clock tells how long the oldest run has waited
    public StatusReader(Archive archive, Clock clock) {
        this.archive = archive;
        this.documents = new DocumentReader(archive);
        this.clock = clock;
    }

    /// The pipeline now, without its pace.
    ///
    /// @param totals of the archive, which are counted apart
    public Status status(Totals totals) {
        Instant now = clock.instant();
        return new Status(
                now,
                stages(now),
                null,
                totals,
                documents
                        .list(null, null, new DateRange(null, null), new Paging(LATEST, null))
                        .items());
    }

    /// How many documents were archived in each hour of the last day; hours without any are left out.
    public Map<Instant, Long> hours() {
        Map<Instant, Long> hours = new HashMap<>();
        archive.list(
                        Sql.of("SELECT hour, documents FROM archive.v_hour"),
                        row -> Map.entry(row.time("hour"), row.large("documents")))
                .forEach(entry -> hours.put(entry.getKey(), entry.getValue()));
        return hours;
    }

    private List<StageCounts> stages(Instant now) {
        return archive.list(
                Sql.of("SELECT stage, waiting, done, failed, oldest_at FROM archive.v_stage ORDER BY position"),
                row -> {
                    Instant oldest = row.timeOrNull("oldest_at");
                    return new StageCounts(
                            row.text("stage"),
                            row.large("waiting"),
                            row.large("done"),
                            row.large("failed"),
                            oldest,
                            oldest == null ? null : Math.max(0, Step.between(oldest, now)),
                            null);
                });
    }

    /// What the archive holds. It is counted over all documents.
    public Totals totals() {
        return archive.one(
                        Sql.of("""
                                SELECT count(*) AS documents, coalesce(sum(speeches), 0) AS speeches,
                                       (SELECT count(*) FROM archive.v_person) AS people,
                                       (SELECT count(*) FROM archive.v_failure) AS failures
                                  FROM archive.v_document
                                """),
                        row -> new Totals(
                                row.large("documents"),
                                row.large("speeches"),
                                row.large("people"),
                                row.large("failures")))
                .orElseThrow();
    }
}
