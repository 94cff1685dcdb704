package org.stenogram.stageruntime.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.stenogram.stageruntime.flow.BackOff;
import org.stenogram.stageruntime.flow.Tenure;
import org.stenogram.stageruntime.flow.Workers;

/// Takes one record from its first try to its end, in a thread that may block. The try itself is a worker's
/// job.
final class RecordRun {

    private static final BackOff BETWEEN_ATTEMPTS = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(2));

    private final StageCall<?, ?> call;
    private final Workers workers;
    private final RecordPublisher publisher;
    private final RunnerMetrics metrics;
    private final RunnerLog log;
    private final ConsumerRecord<byte[], byte[]> record;
    private final Tenure tenure;
    private final WorldWait wait;

    RecordRun(StageParts parts, ConsumerRecord<byte[], byte[]> record, Tenure tenure) {
        this.call = parts.call();
        this.workers = parts.workers();
        this.publisher = parts.publisher();
        this.metrics = parts.metrics();
        this.log = parts.log();
        this.record = record;
        this.tenure = tenure;
        this.wait = parts.worldWait(record, tenure);
    }

    /// Works until the record is finished or its partition is no longer ours.
    ///
    /// @return whether the record is finished: its outputs are safe
    boolean run() throws InterruptedException {
        long start = System.nanoTime();
        try (wait) {
            Phase phase = new Phase.Trying(1);
            while (true) {
                Step.Settled step = next(phase);
                if (step instanceof Step.Done(Step.Ending ending)) {
                    finished(phase, ending, System.nanoTime() - start);
                    return true;
                }
                if (step instanceof Step.Leave || tenure.isOver()) {
                    return false;
                }
                phase = after(phase, step);
            }
        }
    }

    private Step.Settled next(Phase phase) throws InterruptedException {
        Step step;
        try {
            // Asked where the work begins: many records may have waited for a worker while the partition left.
            step = workers.call(() -> tenure.isOver() ? new Step.Leave() : phase.step(call, record));
        } catch (ExecutionException e) {
            step = new Step.Stumble(e.getCause() == null ? e : e.getCause());
        }
        return switch (step) {
            case Step.Publish publish -> publish(publish);
            case Step.Settled settled -> settled;
        };
    }

    private Step.Settled publish(Step.Publish publish) {
        try {
            publisher.publish(List.of(publish.output()));
            return new Step.Done(publish.ending());
        } catch (RuntimeException fault) {
            return Faults.ofCodec(fault);
        }
    }

    private Phase after(Phase phase, Step.Settled step) throws InterruptedException {
        return switch (step) {
            case Step.Done _, Step.Leave _ -> phase;
            case Step.Wait(String away, Throwable cause) -> {
                wait.pause(away, cause);
                yield phase;
            }
            case Step.Stumble(Throwable cause) -> {
                wait.close();
                yield stumbled(phase, cause);
            }
            case Step.GiveUp decision -> new Phase.GivingUp(phase.attempt(), decision);
        };
    }

    private Phase stumbled(Phase phase, Throwable cause) throws InterruptedException {
        return switch (phase) {
            case Phase.Trying trying
            when trying.isLast() -> {
                log.stumbled(record, trying.attempt(), cause);
                yield new Phase.GivingUp(
                        trying.attempt(), new Step.GiveUp(Faults.stumbled(call.name(), cause), Step.Ending.FAILED));
            }
            case Phase.Trying trying -> {
                log.stumbled(record, trying.attempt(), cause);
                metrics.retried("document");
                tenure.pause(BETWEEN_ATTEMPTS.after(trying.attempt(), ThreadLocalRandom.current()));
                yield trying.again();
            }
            // A failure that cannot be told is no reason to lose it.
            case Phase.GivingUp givingUp -> {
                wait.pause("the event that says that a document failed: " + Faults.words(cause), cause);
                yield givingUp;
            }
        };
    }

    private void finished(Phase phase, Step.Ending ending, long nanos) {
        metrics.finished(ending.tag(), nanos);
        if (phase instanceof Phase.GivingUp(int attempt, Step.GiveUp decision)) {
            metrics.failed(decision.rejection().code());
            log.gaveUp(record, ending, decision.rejection().code(), attempt);
        } else {
            log.finished(record, ending, nanos);
        }
    }
}
