package org.stenogram.contracts;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that has happened to a document or to a batch. Listed in the order of the flow; see
/// `contracts/pipeline.txt`.
public sealed interface PipelineEvent {

    /// Which kind of event this is.
    EventType type();

    /// The Kafka key: the document's identifier, or the batch's for [BatchSealed]. Order holds within one topic and
    /// key.
    UUID key();

    /// What the event identifier is derived from: the run's identifier, the batch's for [BatchSealed], the
    /// amendment's for what staff put right.
    UUID subjectId();

    /// An event about one document in one run of the pipeline.
    sealed interface DocumentEvent extends PipelineEvent {

        /// The document that this is about.
        DocumentId documentId();

        /// The pass of the pipeline that this belongs to.
        RunId runId();

        @Override
        default UUID key() {
            return documentId().value();
        }

        @Override
        default UUID subjectId() {
            return runId().value();
        }
    }

    /// An event that opens a run; both kinds carry all that the stages need to begin.
    sealed interface OpeningEvent extends DocumentEvent {

        /// How the file came in.
        Arrival arrival();

        /// The bytes that are to be read.
        Original original();
    }

    /// These bytes are safe in the bucket. Emitted by `ingest`.
    record DocumentReceived(DocumentId documentId, RunId runId, Arrival arrival, Original original)
            implements OpeningEvent {

        @Override
        public EventType type() {
            return EventType.DOCUMENT_RECEIVED;
        }
    }

    /// Text was taken from the original and cleaned, every edit on the ledger. Emitted by `ocr-cleanup`.
    record DocumentCleaned(DocumentId documentId, RunId runId, Original original, CleanedText cleaned)
            implements DocumentEvent {

        @Override
        public EventType type() {
            return EventType.DOCUMENT_CLEANED;
        }
    }

    /// The text was cut into segments and its speakers were found: all that the archive needs. Emitted by
    /// `speaker-segmentation`.
    record DocumentSegmented(
            DocumentId documentId, RunId runId, Original original, CleanedText cleaned, Segmentation segmentation)
            implements DocumentEvent {

        @Override
        public EventType type() {
            return EventType.DOCUMENT_SEGMENTED;
        }
    }

    /// The document can be found in the archive. Emitted by `storage`, through its outbox.
    ///
    /// @param version number of this content within the document, from 1
    /// @param edition number of this run's result within the document, from 1
    /// @param name file name as it came in
    /// @param date ISO 8601 calendar date of the meeting, possibly shortened to year or month; absent when none was
    ///     found
    /// @param sha256 the original's hash, lower-case hexadecimal
    /// @param speeches how many speeches the edition has
    /// @param people how many people the edition names as speakers
    /// @param words spoken words
    /// @param quality signals by name, as in [CleanedText#quality] and [Segmentation#quality]
    /// @param path where the query API serves the document, relative to its root
    /// @param amendmentId present when the document was withdrawn and this amendment brought it back
    record DocumentArchived(
            DocumentId documentId,
            RunId runId,
            int version,
            int edition,
            String name,
            String collection,
            @Nullable String title,
            @Nullable String date,
            String sha256,
            int speeches,
            int people,
            int words,
            SortedMap<String, Double> quality,
            String path,
            Instant archivedAt,
            @Nullable UUID amendmentId)
            implements DocumentEvent {

        @Override
        public EventType type() {
            return EventType.DOCUMENT_ARCHIVED;
        }

        @Override
        public UUID subjectId() {
            return amendmentId == null ? runId.value() : amendmentId;
        }
    }

    /// The bytes of an original were read again and held against its SHA-256. Emitted by `storage`, through its
    /// outbox.
    ///
    /// @param runId the run that made the version's latest edition
    /// @param checkId of this check
    /// @param version number of this content within the document, from 1
    /// @param sha256 the hash that the original has to have, lower-case hexadecimal
    /// @param bytes the size that it was archived with
    /// @param foundSha256 the hash of what is there; absent when that could not be read
    /// @param foundBytes the size of what is there; absent when that could not be read
    record OriginalChecked(
            DocumentId documentId,
            RunId runId,
            UUID checkId,
            int version,
            String sha256,
            long bytes,
            CheckOutcome outcome,
            @Nullable String foundSha256,
            @Nullable Long foundBytes,
            Instant checkedAt)
            implements DocumentEvent {

        @Override
        public EventType type() {
            return EventType.ORIGINAL_CHECKED;
        }

        @Override
        public UUID subjectId() {
            return checkId;
        }
    }

    /// What a check found of an original.
    enum CheckOutcome {
        /// All bytes were read and have the hash.
        INTACT,
        /// Bytes were read and have another hash.
        DIFFERENT,
        /// There is no such object.
        MISSING,
        /// There is one, and the bucket will not give it.
        UNREADABLE
    }

    /// The document can no longer be found; the archive keeps it. Emitted by `storage`, through its outbox.
    ///
    /// @param runId the run whose edition readers had
    /// @param amendmentId the amendment that withdrew it
    /// @param name file name as it came in
    /// @param reason why, in the words of who withdrew it
    /// @param withdrawnBy who withdrew it
    record DocumentWithdrawn(
            DocumentId documentId,
            RunId runId,
            UUID amendmentId,
            String name,
            String collection,
            String reason,
            String withdrawnBy,
            Instant withdrawnAt)
            implements DocumentEvent {

        @Override
        public EventType type() {
            return EventType.DOCUMENT_WITHDRAWN;
        }

        @Override
        public UUID subjectId() {
            return amendmentId;
        }
    }

    /// Text and original of a withdrawn document are gone for good; that it was there is kept. Emitted by `storage`,
    /// through its outbox.
    ///
    /// @param runId the run whose edition readers had
    /// @param erasureId the request that it answers
    /// @param name file name as it came in
    /// @param reason why, in the words of who asked for it
    /// @param erasedBy who asked for it
    record DocumentErased(
            DocumentId documentId,
            RunId runId,
            UUID erasureId,
            String name,
            String collection,
            String reason,
            String erasedBy,
            Instant erasedAt)
            implements DocumentEvent {

        @Override
        public EventType type() {
            return EventType.DOCUMENT_ERASED;
        }

        @Override
        public UUID subjectId() {
            return erasureId;
        }
    }

    /// No more files belong to this batch: once as many have a final state, it closes. Emitted by `ingest`.
    ///
    /// @param files how many files were taken for the batch, rejected ones included
    record BatchSealed(UUID batchId, String collection, int files, Instant sealedAt) implements PipelineEvent {

        /// Checks the count.
        public BatchSealed {
            if (files < 0) {
                throw new IllegalArgumentException("files must not be negative, was " + files);
            }
        }

        @Override
        public EventType type() {
            return EventType.BATCH_SEALED;
        }

        @Override
        public UUID key() {
            return batchId;
        }

        @Override
        public UUID subjectId() {
            return batchId;
        }
    }

    /// Run this document again. Emitted by `query` when staff ask for it.
    ///
    /// @param runId the new run
    /// @param arrival the arrival whose bytes are run again
    /// @param reason why, in the words of who asked
    /// @param requestedBy who asked
    record ReprocessRequested(
            DocumentId documentId,
            RunId runId,
            Arrival arrival,
            Original original,
            String reason,
            String requestedBy,
            Instant requestedAt)
            implements OpeningEvent {

        @Override
        public EventType type() {
            return EventType.REPROCESS_REQUESTED;
        }
    }

    /// Staff put something right in this document, or took it out of view. Emitted by `query`.
    ///
    /// @param runId the run whose edition they looked at
    /// @param amendmentId made where the amendment was made, so that sending it twice shows as one
    /// @param correction what
    /// @param reason why, in their words; empty when they gave none
    /// @param amendedBy who
    record DocumentAmended(
            DocumentId documentId,
            RunId runId,
            UUID amendmentId,
            Correction correction,
            String reason,
            String amendedBy,
            Instant amendedAt)
            implements DocumentEvent {

        @Override
        public EventType type() {
            return EventType.DOCUMENT_AMENDED;
        }

        @Override
        public UUID subjectId() {
            return amendmentId;
        }
    }

    /// An administrator wants text and original of a withdrawn document erased. Emitted by `query`.
    ///
    /// @param runId the run whose edition readers had
    /// @param erasureId made where it was asked for, so that sending it twice shows as one
    /// @param originals SHA-256 of each of the document's originals that was known
    /// @param reason why, in the words of who asked
    /// @param requestedBy who asked
    record ErasureRequested(
            DocumentId documentId,
            RunId runId,
            UUID erasureId,
            List<String> originals,
            String reason,
            String requestedBy,
            Instant requestedAt)
            implements DocumentEvent {

        /// Copies the list and checks the form of the hashes.
        public ErasureRequested {
            originals = List.copyOf(originals);
            for (String sha256 : originals) {
                if (!sha256.matches("[0-9a-f]{64}")) {
                    throw new IllegalArgumentException("originals must be SHA-256 hashes, was " + sha256);
                }
            }
        }

        @Override
        public EventType type() {
            return EventType.ERASURE_REQUESTED;
        }

        @Override
        public UUID subjectId() {
            return erasureId;
        }
    }

    /// A document could not be taken, read or stored in this run. Emitted by every stage, for `ingest`'s
    /// rejects too.
    ///
    /// A Kafka record that is no event has no document of its own: it fails under an identifier made of topic,
    /// partition and offset (or its key, where that is a document's identifier), so that it can be counted and
    /// found.
    ///
    /// @param stage the service that gave up
    /// @param code short, stable and machine-readable: `empty-file`, `too-large`, `not-an-event`
    /// @param reason what is wrong, in words for the person who dropped the file
    /// @param action what that person, or staff, can do about it
    /// @param retryable whether the same bytes may succeed in a new run
    /// @param attempt how many times the stage tried, from 1
    /// @param arrival present when the file was rejected before any other event told of it
    /// @param record where the Kafka record lies that failed; absent for files that never became one
    record DocumentFailed(
            DocumentId documentId,
            RunId runId,
            String stage,
            String code,
            String reason,
            String action,
            boolean retryable,
            int attempt,
            @Nullable Arrival arrival,
            @Nullable RecordPosition record,
            Instant failedAt)
            implements DocumentEvent {

        @Override
        public EventType type() {
            return EventType.DOCUMENT_FAILED;
        }
    }

    /// One taking of one file from the inbox.
    ///
    /// @param arrivalId fixed before the bytes are read; the run it opens has the same identifier
    /// @param key where in the bucket the file was dropped: `inbox/minutes/1959/june.txt`
    /// @param name file name, the last part of the key
    /// @param collection first folder under the inbox, `default` when there is none
    /// @param batchId the upload, or the quiet period's drops, that the file came with
    /// @param bytes size of the file
    record Arrival(
            UUID arrivalId, String key, String name, String collection, UUID batchId, long bytes, Instant arrivedAt) {}

    /// The write-once bytes of a version.
    ///
    /// @param sha256 lower-case hexadecimal
    /// @param mediaType as far as name and first bytes tell: `text/plain`
    record Original(String sha256, long bytes, String mediaType) {

        /// Checks the form of the hash.
        public Original {
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("sha256 must be 64 lower-case hexadecimal digits, was " + sha256);
            }
        }

        /// Where in the bucket the bytes lie.
        public String objectKey() {
            return "originals/" + sha256;
        }
    }

    /// Where a Kafka record lies.
    record RecordPosition(String topic, int partition, long offset) {}

    /// The cleaned text with all that is needed to come back from it to the extracted text, character for
    /// character.
    ///
    /// @param text the extracted text with the ledger's edits applied
    /// @param edits the ledger, by start in the extracted text
    /// @param pages page breaks, by offset in `text`; empty when the source shows none
    /// @param language BCP 47 tag, absent when detection was not confident
    /// @param quality signals by name, listed in `contracts/events/20-document-cleaned/README.md`
    record CleanedText(
            Extraction extraction,
            String text,
            List<Edit> edits,
            List<PageBreak> pages,
            @Nullable String language,
            SortedMap<String, Double> quality) {

        /// Copies the lists.
        public CleanedText {
            edits = List.copyOf(edits);
            pages = List.copyOf(pages);
        }
    }

    /// How the text was taken from the bytes.
    ///
    /// @param method `plain-text`, later `html`, `pdf`, …
    /// @param charset IANA name of the charset that the bytes were read in, absent where the format fixes it
    /// @param characters length of the extracted text in code points
    record Extraction(String method, @Nullable String charset, int characters) {}

    /// One replacement on the edit ledger. Edits of one ledger never overlap; an insertion has `start` = `end`.
    ///
    /// @param rule the rule's name: `join-line-wraps`
    /// @param version the rule's version, from 1
    /// @param start first code point replaced, in the extracted text
    /// @param end one past the last code point replaced, in the extracted text
    /// @param before what stood there
    /// @param after what stands there in the cleaned text
    /// @param reason why, in a few words for staff
    record Edit(String rule, int version, int start, int end, String before, String after, String reason) {}

    /// A place where the source begins a new page.
    ///
    /// @param offset where in the cleaned text the new page begins
    /// @param label the page's number as printed, absent when the source shows none
    /// @param inferred true when only the shape of the text tells, such as a sentence broken in two
    record PageBreak(int offset, @Nullable String label, boolean inferred) {}

    /// Who said what.
    ///
    /// @param segments in reading order, covering the cleaned text without gap or overlap
    /// @param people everyone whom labels or attendance lists name
    /// @param confidence expected share of words with the right speaker, 0 to 1
    /// @param quality signals by name, listed in `contracts/events/30-document-segmented/README.md`
    record Segmentation(
            Metadata metadata,
            List<Segment> segments,
            List<Person> people,
            double confidence,
            SortedMap<String, Double> quality) {

        /// Copies the lists.
        public Segmentation {
            segments = List.copyOf(segments);
            people = List.copyOf(people);
        }
    }

    /// What the header says of the record as a whole.
    ///
    /// @param date ISO 8601 calendar date, possibly shortened to year or month: `1959-06-06`, `1959-06`
    /// @param place where the meeting was held
    /// @param fields the header fields as printed, in order
    record Metadata(
            @Nullable String title,
            @Nullable String date,
            @Nullable String place,
            List<HeaderField> fields) {

        /// Copies the list.
        public Metadata {
            fields = List.copyOf(fields);
        }
    }

    /// One header field: `Original Language` and `Albanian`.
    record HeaderField(String name, String value) {}

    /// One stretch of the cleaned text that has one purpose.
    ///
    /// @param ordinal place in reading order, from 1
    /// @param speaker present for a speech, absent for all other kinds
    /// @param start first code point, in the cleaned text
    /// @param end one past the last code point, in the cleaned text
    /// @param confidence 0 to 1
    /// @param annotations layers within the segment: the label, brackets, directions
    record Segment(
            int ordinal,
            SegmentKind kind,
            @Nullable Speaker speaker,
            int start,
            int end,
            double confidence,
            List<Annotation> annotations) {

        /// Checks the range and copies the list.
        public Segment {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("segment %d has range %d to %d".formatted(ordinal, start, end));
            }
            if ((speaker != null) != (kind == SegmentKind.SPEECH)) {
                throw new IllegalArgumentException(
                        "segment %d: a speech has a speaker, nothing else has".formatted(ordinal));
            }
            annotations = List.copyOf(annotations);
        }
    }

    /// What a segment is for.
    enum SegmentKind {
        HEADING,
        METADATA,
        PARTICIPANTS,
        SPEECH,
        NARRATIVE,
        DIRECTION,
        EDITORIAL,
        NOTE,
        PAGE_MARK,
        SIGNATURE
    }

    /// Who a speech is attributed to, and why.
    ///
    /// @param label as printed: `Comrade Enver Hoxha`
    /// @param personId the person among [Segmentation#people], absent when nobody can be named
    /// @param name that person's name
    /// @param type what kind of speaker the label names
    /// @param rule how the label was resolved
    /// @param confidence 0 to 1
    /// @param rivals names of others who may be meant
    record Speaker(
            String label,
            @Nullable String personId,
            @Nullable String name,
            SpeakerType type,
            AttributionRule rule,
            double confidence,
            List<String> rivals) {

        /// Copies the list.
        public Speaker {
            rivals = List.copyOf(rivals);
        }
    }

    /// What kind of speaker a label names; only a person has a [Speaker#personId].
    enum SpeakerType {
        PERSON,
        ROLE,
        COLLECTIVE,
        ILLEGIBLE
    }

    /// How a label was resolved to a person.
    enum AttributionRule {
        EXACT,
        ALIAS,
        HONORIFIC,
        ROLE,
        FUZZY_OCR,
        NONE
    }

    /// A range of the cleaned text, inside one segment, that belongs to another layer than the spoken words.
    record Annotation(AnnotationKind kind, int start, int end) {}

    /// The layers inside a segment.
    enum AnnotationKind {
        LABEL,
        EDITORIAL,
        DIRECTION,
        PAGE_MARK,
        NOTE_REFERENCE
    }

    /// Someone whom the document names as speaker or as present.
    ///
    /// @param personId within this document: `p1`
    /// @param name the fullest form that the document gives, without honorifics
    /// @param aliases other forms in this document, labels included
    /// @param offices offices that the document gives them
    /// @param present whether an attendance list or a label puts them in the room
    record Person(String personId, String name, List<String> aliases, List<String> offices, boolean present) {

        /// Copies the lists.
        public Person {
            aliases = List.copyOf(aliases);
            offices = List.copyOf(offices);
        }
    }
}
