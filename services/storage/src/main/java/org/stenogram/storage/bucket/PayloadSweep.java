package org.stenogram.storage.bucket;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.bucket.Bucket;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.stageruntime.PeriodicRunner;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.storage.payloads.RetainedRecords;
import org.stenogram.storage.payloads.SweepPlan;
import org.stenogram.storage.postgres.StorageMetrics;

/// Removes payloads of events that no topic holds any more.
///
/// A payload is written before the record that refers to it, and written again whenever such a
/// record is made, which renews its age. So one that is older than any record on the topics has
/// nobody who could ask for it. As long as a topic holds older records, as where its retention was
/// raised, nothing is removed and the log says why.
///
/// Several instances may look at the same time; they remove the same.
public final class PayloadSweep implements Runner {

    private static final Logger LOG = LoggerFactory.getLogger(PayloadSweep.class);

    private static final String PREFIX = "payloads/";
    private static final Pattern PAYLOAD = Pattern.compile(PREFIX + "[0-9a-f]{64}");
    /// A start has other things to do.
    private static final Duration AFTER_START = Duration.ofMinutes(2);

    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(10);

    private final Bucket bucket;
    private final RetainedRecords records;
    private final SweepPlan plan;
    private final StorageMetrics metrics;
    private final Clock clock;
    private final PeriodicRunner runner;

    /// @param bucket where payloads lie
    /// @param records what the topics hold
    public PayloadSweep(Bucket bucket, RetainedRecords records, SweepPlan plan, StorageMetrics metrics, Clock clock) {
        this.bucket = bucket;
        this.records = records;
        this.plan = plan;
        this.metrics = metrics;
        this.clock = clock;
        this.runner = new PeriodicRunner(
                "storage-payloads",
                "removal of payloads",
                new PeriodicRunner.Pauses(AFTER_START, plan.period(), AFTER_A_FAULT),
                this::sweep);
    }

    @Override
    public String name() {
        return runner.name();
    }

    /// Does nothing where payloads are never removed.
    @Override
    public void start() {
        if (plan.isOn()) {
            runner.start();
        }
    }

    /// A bucket or a broker that is away is waited for, and keeps nothing else from working.
    @Override
    public RunnerHealth health() {
        return plan.isOn() ? runner.health() : new RunnerHealth.Serving();
    }

    @Override
    public void close() {
        runner.close();
    }

    /// One look at all payloads.
    void sweep(BooleanSupplier isStopping) throws IOException {
        Instant now = clock.instant();
        if (records.anyBefore(plan.lastReference(now))) {
            LOG.atWarn()
                    .addKeyValue("outcome", "kept")
                    .log("topics hold records that are older than payloads are kept: no payload is removed. Raise"
                            + " stenogram.storage.payload-retention, or lower the topics' retention");
            return;
        }
        Instant end = plan.end(now);
        long kept = 0;
        try (Stream<ObjectInfo> payloads = bucket.list(PREFIX)) {
            for (Iterator<ObjectInfo> each = payloads.iterator(); each.hasNext() && !isStopping.getAsBoolean(); ) {
                ObjectInfo payload = each.next();
                if (!PAYLOAD.matcher(payload.key()).matches()
                        || !payload.modifiedAt().isBefore(end)) {
                    kept++;
                    continue;
                }
                bucket.delete(payload.key());
                metrics.payloadRemoved(payload.bytes());
            }
        }
        metrics.payloads(kept);
    }
}
