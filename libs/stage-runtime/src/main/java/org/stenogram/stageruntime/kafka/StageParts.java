package org.stenogram.stageruntime.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.stenogram.stageruntime.flow.Tenure;
import org.stenogram.stageruntime.flow.Workers;
import org.stenogram.stageruntime.flow.WorldWatch;

/// What the work on every record of a stage shares.
record StageParts(
        StageCall<?, ?> call,
        StageSettings settings,
        Workers workers,
        RecordPublisher publisher,
        WorldWatch watch,
        RunnerMetrics metrics,
        RunnerLog log) {

    WorldWait worldWait(ConsumerRecord<byte[], byte[]> record, Tenure tenure) {
        return new WorldWait(record, Faults.place(record), tenure, settings, watch, metrics, log);
    }
}
