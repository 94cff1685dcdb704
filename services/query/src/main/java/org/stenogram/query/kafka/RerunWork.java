package org.stenogram.query.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.postgres.RehearsalTable;
import org.stenogram.query.postgres.RerunQueue;
import org.stenogram.query.postgres.RerunQueue.Due;
import org.stenogram.query.postgres.RerunQueue.Open;
import org.stenogram.query.postgres.RunReader;
import org.stenogram.query.postgres.RunReader.Rerun;
import org.stenogram.query.problems.ProblemException;

/// Asks the pipeline for the documents that staff want run again, a few at a time, until all have come to their end.
/// Everything that it knows stands in the database.
public final class RerunWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RerunWork.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final int SAMPLES_AT_ONCE = 100;

    private final RerunQueue queue;
    private final RehearsalTable rehearsals;
    private final RunReader runs;
    private final RerunRequests requests;
    private final RerunRequests rehearsalRequests;
    private final int atOnce;
    private final Thread thread;

    private volatile boolean closing;

    /// @param requests to the pipeline
    /// @param rehearsalRequests to the stages alone
    /// @param atOnce how many documents may be under way at most
    public RerunWork(
            RerunQueue queue,
            RehearsalTable rehearsals,
            RunReader runs,
            RerunRequests requests,
            RerunRequests rehearsalRequests,
            int atOnce) {
        this.queue = queue;
        this.rehearsals = rehearsals;
        this.runs = runs;
        this.requests = requests;
        this.rehearsalRequests = rehearsalRequests;
        this.atOnce = atOnce;
        this.thread = Thread.ofPlatform().daemon().name("query-reruns").unstarted(this::run);
    }

    /// Begins in a thread of its own.
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            Duration pause = BETWEEN_LOOKS;
            try {
                look();
            } catch (ProblemException e) {
                // What is away comes back; what was taken and not sent is sent then.
                pause = AFTER_FAULT;
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).log("running many again goes on after a fault");
                pause = AFTER_FAULT;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        List<Due> samples = queue.unsentSamples(SAMPLES_AT_ONCE);
        List<Open> open = queue.open();
        if (!samples.isEmpty() || !open.isEmpty()) {
            queue.alone(() -> {
                rehearse(queue.unsentSamples(SAMPLES_AT_ONCE));
                goOn(queue.open());
            });
        }
    }

    private void rehearse(List<Due> due) {
        queue.samplesSent(send(
                due,
                rehearsalRequests,
                new Decision("query", "rehearsal"),
                runId -> rehearsals.refuse(
                        runId, "There is nothing to run: the document is withdrawn, or its bytes were never kept.")));
    }

    /// One after the other, so that no more than `atOnce` are under way in all.
    private void goOn(List<Open> open) {
        boolean isTaken = false;
        for (Open each : open) {
            UUID rerunId = each.rerunId();
            queue.settle(rerunId);
            List<Due> due = each.isStopped() || isTaken ? queue.unsent(rerunId) : queue.next(rerunId, atOnce);
            queue.sent(rerunId, send(due, requests, each.decision(), runId -> queue.skip(rerunId, runId)));
            isTaken |= !each.isStopped();
            if (!each.isStopped()) {
                queue.finish(each);
            }
        }
    }

    private List<UUID> send(List<Due> due, RerunRequests to, Decision decision, Consumer<UUID> nothing) {
        List<RerunRequests.Wish> wishes = new ArrayList<>();
        for (Due each : due) {
            Rerun rerun = rerun(each).filter(found -> found.sha256() != null).orElse(null);
            if (rerun == null) {
                nothing.accept(each.runId());
            } else {
                wishes.add(new RerunRequests.Wish(rerun, each.runId()));
            }
        }
        if (!wishes.isEmpty()) {
            to.requestEach(wishes, decision.reason(), decision.who());
        }
        return wishes.stream().map(RerunRequests.Wish::runId).toList();
    }

    private Optional<Rerun> rerun(Due due) {
        @Nullable UUID arrivalId = due.arrivalId();
        return arrivalId == null ? runs.ofDocument(due.documentId()) : runs.ofArrival(arrivalId);
    }
}
