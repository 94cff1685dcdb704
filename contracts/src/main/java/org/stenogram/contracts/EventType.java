package org.stenogram.contracts;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// The kinds of event, in the order of the flow. One kind has one topic, one CloudEvents type and one JSON Schema.
public enum EventType {
    DOCUMENT_RECEIVED("document.received", "10-document-received", PipelineEvent.DocumentReceived.class),
    DOCUMENT_CLEANED("document.cleaned", "20-document-cleaned", PipelineEvent.DocumentCleaned.class),
    DOCUMENT_SEGMENTED("document.segmented", "30-document-segmented", PipelineEvent.DocumentSegmented.class),
    DOCUMENT_ARCHIVED("document.archived", "40-document-archived", PipelineEvent.DocumentArchived.class),
    ORIGINAL_CHECKED("original.checked", "45-original-checked", PipelineEvent.OriginalChecked.class),
    DOCUMENT_WITHDRAWN("document.withdrawn", "50-document-withdrawn", PipelineEvent.DocumentWithdrawn.class),
    DOCUMENT_ERASED("document.erased", "55-document-erased", PipelineEvent.DocumentErased.class),
    BATCH_SEALED("batch.sealed", "60-batch-sealed", PipelineEvent.BatchSealed.class),
    REPROCESS_REQUESTED(
            "document.reprocess-requested", "70-reprocess-requested", PipelineEvent.ReprocessRequested.class),
    DOCUMENT_AMENDED("document.amended", "80-document-amended", PipelineEvent.DocumentAmended.class),
    ERASURE_REQUESTED("document.erasure-requested", "85-erasure-requested", PipelineEvent.ErasureRequested.class),
    DOCUMENT_FAILED("document.failed", "90-document-failed", PipelineEvent.DocumentFailed.class);

    private static final int MAJOR = 1;

    private final String subject;
    private final String folder;
    private final Class<? extends PipelineEvent> record;

    EventType(String subject, String folder, Class<? extends PipelineEvent> record) {
        this.subject = subject;
        this.folder = folder;
        this.record = record;
    }

    /// The Kafka topic that carries this kind: `stenogram.document.received.v1`.
    public String topic() {
        return "stenogram." + subject + ".v" + MAJOR;
    }

    /// The CloudEvents `type` attribute: `org.stenogram.document.received.v1`.
    public String cloudEventType() {
        return "org." + topic();
    }

    /// The folder below `contracts/events` that holds schema, examples and README.
    public String folder() {
        return folder;
    }

    /// The CloudEvents `dataschema` attribute, a name rather than an address:
    /// `urn:stenogram:schema:10-document-received:v1`.
    public String dataSchema() {
        return "urn:stenogram:schema:" + folder + ":v" + MAJOR;
    }

    /// The record that the data of this kind is decoded into.
    public Class<? extends PipelineEvent> record() {
        return record;
    }

    /// The deterministic event identifier, UUIDv5 of run (or batch, amendment, check), stage and type: an event
    /// sent twice shows as the same event.
    ///
    /// @param subjectId the run's identifier, the batch's for a batch event, the amendment's for an
    ///     amendment, the check's for a check
    /// @param stage the service that emits, as in `pipeline.txt`
    public UUID eventId(UUID subjectId, String stage) {
        return NameUuid.of(subjectId, stage + "\n" + cloudEventType());
    }

    /// The kind with this CloudEvents `type`, if it is one of ours.
    public static Optional<EventType> ofCloudEventType(String type) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.cloudEventType().equals(type))
                .findFirst();
    }
}
