package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stenogram.query.answers.DeskAnswer.Decided;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.kafka.RerunRequests;
import org.stenogram.query.postgres.Desk;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.postgres.FailureReader;
import org.stenogram.query.postgres.RunReader;
import org.stenogram.query.postgres.RunReader.Rerun;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Carries out what staff decide about failures: one, some, or all of a kind.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class FailureDecisions {

    private final FailureReader failures;
    private final RunReader runs;
    private final RerunRequests reruns;
    private final Desk desk;

    FailureDecisions(FailureReader failures, RunReader runs, RerunRequests reruns, Desk desk) {
        this.failures = failures;
        this.runs = runs;
        this.reruns = reruns;
        this.desk = desk;
    }

    /// The open failures that a form names: fields `run`, or `stage` and `code` for all of a kind.
    List<Failure> chosen(Fields fields) {
        Set<UUID> runIds = new LinkedHashSet<>();
        for (String id : fields.all("run")) {
            runIds.add(Parameters.identifier("A run", id));
        }
        if (!runIds.isEmpty()) {
            return failures.ofRuns(runIds);
        }
        String stage = fields.text("stage", Parameters.LONGEST_NAME);
        String code = fields.text("code", Parameters.LONGEST_NAME);
        if (stage == null || code == null) {
            throw new ProblemException(ProblemType.BAD_BODY, "Nothing was chosen. Tick one failure or more first.");
        }
        return failures.allOf(stage, code);
    }

    /// Runs the files again whose bytes were kept. The requests are out before the failures count as dealt with: what
    /// breaks
    /// off in between is asked for twice rather than forgotten.
    Decided retry(List<Failure> chosen, Decision decision) {
        Map<UUID, Rerun> kept = runs
                .ofArrivals(chosen.stream()
                        .map(Failure::arrivalId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .filter(rerun -> rerun.sha256() != null)
                .collect(Collectors.toMap(rerun -> rerun.arrival().arrivalId(), Function.identity()));
        List<Failure> runnable = chosen.stream()
                .filter(failure -> failure.arrivalId() != null && kept.containsKey(failure.arrivalId()))
                .toList();
        int done = desk.settle(
                runnable,
                "retried",
                decision,
                settled -> reruns.requestAll(
                        settled.stream()
                                .map(Failure::arrivalId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .map(kept::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        decision.reason(),
                        decision.who()));
        return new Decided(done, chosen.size() - done);
    }

    /// Takes failures off the list, with a note why.
    Decided dismiss(List<Failure> chosen, Decision decision) {
        int done = desk.settle(chosen, "dismissed", decision, settled -> {});
        return new Decided(done, chosen.size() - done);
    }
}
