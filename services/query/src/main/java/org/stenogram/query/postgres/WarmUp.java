package org.stenogram.query.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.query.answers.DocumentAnswer.Summary;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.questions.DateRange;
import org.stenogram.query.questions.Paging;
import org.stenogram.query.questions.SearchFilters;
import org.stenogram.query.questions.SearchQuestion;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;

/// Asks what readers will ask, once on each connection, before they do: the first question to a
/// connection is planned, and the first to a process loads and compiles what answers it.
///
/// The process is ready when it is through, and soon after its start whatever comes of it.
public final class WarmUp implements Runner {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /// Readers wait for it no longer.
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final Paging FEW = new Paging(5, null);
    private static final List<String> QUESTIONS = List.of("meeting", "\"the first meeting\" -record", "meet*");

    private final SearchReader search;
    private final DocumentReader documents;
    private final int connections;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger left;
    private volatile @Nullable Instant began;

    /// @param connections as many are opened
    public WarmUp(SearchReader search, DocumentReader documents, int connections, Clock clock) {
        this.search = search;
        this.documents = documents;
        this.connections = connections;
        this.left = new AtomicInteger(connections);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "query";
    }

    @Override
    public void start() {
        began = clock.instant();
        for (int i = 0; i < connections; i++) {
            threads.execute(this::ask);
        }
    }

    @Override
    public RunnerHealth health() {
        Instant start = began;
        boolean isReady = start != null && (left.get() == 0 || clock.instant().isAfter(start.plus(LONGEST)));
        return isReady ? new RunnerHealth.Serving() : new RunnerHealth.Starting();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void ask() {
        try {
            for (String words : QUESTIONS) {
                search.search(new SearchQuestion(
                        new SearchFilters(words, null, null, new DateRange(null, null), null, null, null, null), FEW));
            }
            for (Summary document : documents
                    .list(null, null, new DateRange(null, null), new Paging(1, null))
                    .items()) {
                read(document.documentId(), document.runId());
            }
        } catch (ProblemException e) {
            LOG.atInfo().addKeyValue("outcome", e.type()).log("nothing was asked beforehand");
        } finally {
            left.decrementAndGet();
        }
    }

    private void read(UUID documentId, UUID runId) {
        documents.detail(documentId);
        documents.segments(runId, 1, FEW);
        documents.edits(runId, FEW);
    }
}
