package org.stenogram.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.RunId;
import org.stenogram.eventcodec.Software;

/// Makes the failure of an event that the database refuses.
public final class Unstorable {

    static final String STAGE = "storage";
    private static final int LONGEST = 500;

    private Unstorable() {}

    /// The failure in the forms that may be stored, best first. A received file is counted in its batch even
    /// when its own event cannot be kept, so its failure carries the arrival, with a mended name; should that
    /// be refused too, there is a form without.
    ///
    /// @param kind why it cannot be stored
    /// @param detail what the database said, without text of the document
    public static List<IncomingEvent> failures(IncomingEvent refused, StorageFailure kind, String detail, Instant now) {
        IncomingEvent bare = failure(refused, kind, detail, null, now);
        return refused.event() instanceof DocumentReceived received
                ? List.of(failure(refused, kind, detail, mended(received.arrival()), now), bare)
                : List.of(bare);
    }

    private static IncomingEvent failure(
            IncomingEvent refused, StorageFailure kind, String detail, @Nullable Arrival arrival, Instant now) {
        DocumentFailed failed = new DocumentFailed(
                documentId(refused.event()),
                new RunId(refused.event().subjectId()),
                STAGE,
                kind.code(),
                "%s (%s)".formatted(kind.reason(), StorableText.mend(detail, LONGEST)),
                kind.action(),
                kind.isRetryable(),
                1,
                arrival,
                refused.record(),
                now.truncatedTo(ChronoUnit.MICROS));
        return ownEvent(failed, refused.traceparent(), refused.record(), now);
    }

    /// An event of storage's own making, as it stands in the log and goes out.
    public static IncomingEvent ownEvent(
            DocumentEvent event, @Nullable String traceparent, PipelineEvent.RecordPosition record, Instant now) {
        return new IncomingEvent(
                event.type().eventId(event.subjectId(), STAGE),
                "/stenogram/" + STAGE,
                now,
                traceparent,
                Software.version(),
                true,
                record,
                event);
    }

    private static DocumentId documentId(PipelineEvent event) {
        return switch (event) {
            case DocumentEvent document -> document.documentId();
            case BatchSealed seal -> new DocumentId(seal.batchId());
        };
    }

    private static Arrival mended(Arrival arrival) {
        return new Arrival(
                arrival.arrivalId(),
                StorableText.mend(arrival.key(), LONGEST),
                StorableText.mend(arrival.name(), LONGEST),
                StorableText.mend(arrival.collection(), LONGEST),
                arrival.batchId(),
                arrival.bytes(),
                arrival.arrivedAt());
    }
}
