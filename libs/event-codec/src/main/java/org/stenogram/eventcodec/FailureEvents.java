package org.stenogram.eventcodec;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.NameUuid;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.RecordPosition;
import org.stenogram.contracts.RunId;

/// Makes the event that tells of a failure, for records that could be read and for those that could not.
public final class FailureEvents {

    private static final UUID NAMESPACE = UUID.fromString("0d1f9c1e-8a44-5d0b-b1f5-5b8f0f7d8f61");

    private final String stage;
    private final Clock clock;

    /// For one service.
    ///
    /// @param stage the service that gives up, as in `contracts/pipeline.txt`
    public FailureEvents(String stage, Clock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    /// The failure of one record.
    ///
    /// A record that is no event of a document still gets a document and a run, so that it can be counted and
    /// found: the document is the key when that is a UUID, else it is named after topic, partition and offset,
    /// as the run is. Both are the same however often the record is read.
    ///
    /// @param input the event in the record, null when it is none
    /// @param code short, stable and machine-readable
    /// @param reason what is wrong, in words for the person who dropped the file
    /// @param action what can be done about it
    /// @param retryable whether the same bytes may succeed in a new run
    /// @param attempt how many times the stage tried, from 1
    public PipelineEvent failed(
            @Nullable PipelineEvent input,
            ConsumerRecord<byte[], byte[]> record,
            String code,
            String reason,
            String action,
            boolean retryable,
            int attempt) {
        RecordPosition position = new RecordPosition(record.topic(), record.partition(), record.offset());
        DocumentId documentId;
        RunId runId;
        if (input instanceof DocumentEvent event) {
            documentId = event.documentId();
            runId = event.runId();
        } else {
            // The key of a batch's event is the batch; only a record that is no event may have a document's key.
            UUID byPosition = named("document", position);
            documentId = new DocumentId(input == null ? keyOr(record, byPosition) : byPosition);
            runId = new RunId(named("run", position));
        }
        return new DocumentFailed(
                documentId, runId, stage, code, reason, action, retryable, attempt, null, position, clock.instant());
    }

    private static UUID keyOr(ConsumerRecord<byte[], byte[]> record, UUID otherwise) {
        byte[] key = record.key();
        if (key == null) {
            return otherwise;
        }
        try {
            return CanonicalUuid.parse(new String(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    private static UUID named(String kind, RecordPosition position) {
        return NameUuid.of(
                NAMESPACE, "%s\n%s\n%d\n%d".formatted(kind, position.topic(), position.partition(), position.offset()));
    }
}
