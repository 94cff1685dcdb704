package org.stenogram.eventcodec;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.AttributionRule;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.CheckOutcome;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentArchived;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.contracts.PipelineEvent.DocumentErased;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.DocumentWithdrawn;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.contracts.PipelineEvent.HeaderField;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.OriginalChecked;
import org.stenogram.contracts.PipelineEvent.PageBreak;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.RecordPosition;
import org.stenogram.contracts.PipelineEvent.ReprocessRequested;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.contracts.PipelineEvent.SpeakerType;
import org.stenogram.contracts.RunId;

/// Events of every kind: with all that they can carry, and with nothing that they need not.
final class SampleEvents {

    private static final DocumentId DOCUMENT = new DocumentId(UUID.fromString("c3200000-0000-5000-8000-000000000001"));
    private static final RunId RUN = new RunId(UUID.fromString("3c1f8a52-0000-4000-8000-000000000002"));
    private static final UUID BATCH = UUID.fromString("b0000000-0000-4000-8000-000000000003");
    private static final UUID AMENDMENT = UUID.fromString("a0000000-0000-4000-8000-000000000004");
    private static final Correction.Anchor ANCHOR = Correction.Anchor.of("One 𝔘 two three.", 4, 9);
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.000000089Z");
    private static final Original ORIGINAL = new Original("0123456789abcdef".repeat(4), 0, "text/plain");
    private static final Arrival ARRIVAL =
            new Arrival(RUN.value(), "inbox/é/ \"a\\b\" 𝔘.txt", " \"a\\b\" 𝔘.txt", "é", BATCH, 1L << 40, NOW);

    private SampleEvents() {}

    /// Every kind with everything, and every kind with the least.
    static Stream<PipelineEvent> all() {
        return Stream.of(full(), least(), corrections().map(SampleEvents::amended))
                .flatMap(Function.identity());
    }

    /// Nothing is absent and no list is empty.
    static Stream<PipelineEvent> full() {
        return Stream.of(
                new DocumentReceived(DOCUMENT, RUN, ARRIVAL, ORIGINAL),
                new DocumentCleaned(DOCUMENT, RUN, ORIGINAL, cleaned("A text.\n")),
                new DocumentSegmented(DOCUMENT, RUN, ORIGINAL, cleaned("A text.\n"), segmentation()),
                new DocumentArchived(
                        DOCUMENT,
                        RUN,
                        1,
                        2,
                        "june.txt",
                        "minutes",
                        "A title",
                        "1959-06",
                        ORIGINAL.sha256(),
                        36,
                        2,
                        9_000,
                        signals(),
                        "/documents/1",
                        NOW,
                        AMENDMENT),
                new OriginalChecked(
                        DOCUMENT,
                        RUN,
                        AMENDMENT,
                        3,
                        ORIGINAL.sha256(),
                        1L << 40,
                        CheckOutcome.DIFFERENT,
                        "fedcba9876543210".repeat(4),
                        0L,
                        NOW),
                new DocumentWithdrawn(DOCUMENT, RUN, AMENDMENT, "june.txt", "minutes", "asked for", "staff", NOW),
                new DocumentErased(DOCUMENT, RUN, AMENDMENT, "june.txt", "minutes", "asked for", "staff", NOW),
                new BatchSealed(BATCH, "minutes", 3, NOW),
                new ReprocessRequested(DOCUMENT, RUN, ARRIVAL, ORIGINAL, "better rules", "staff", NOW),
                amended(new Correction.ChangeSpeaker(ANCHOR, "A")),
                new ErasureRequested(DOCUMENT, RUN, AMENDMENT, List.of(ORIGINAL.sha256()), "asked for", "staff", NOW),
                new DocumentFailed(
                        DOCUMENT,
                        RUN,
                        "ocr-cleanup",
                        "stage-error",
                        "It failed.",
                        "Try again.",
                        true,
                        3,
                        ARRIVAL,
                        new RecordPosition("stenogram.document.received.v1", 2, 1L << 40),
                        NOW));
    }

    /// All that may be absent is, and lists are empty.
    static Stream<PipelineEvent> least() {
        CleanedText nothing =
                new CleanedText(new Extraction("pdf", null, 0), "", List.of(), List.of(), null, new TreeMap<>());
        Segmentation none =
                new Segmentation(new Metadata(null, null, null, List.of()), List.of(), List.of(), 0, new TreeMap<>());
        Segmentation nobody = new Segmentation(
                new Metadata(null, null, null, List.of()),
                List.of(new Segment(
                        1,
                        SegmentKind.SPEECH,
                        new Speaker("?", null, null, SpeakerType.ILLEGIBLE, AttributionRule.NONE, 0, List.of()),
                        0,
                        0,
                        0,
                        List.of())),
                List.of(new Person("p1", "X", List.of(), List.of(), false)),
                0,
                new TreeMap<>());
        return Stream.of(
                new DocumentCleaned(DOCUMENT, RUN, ORIGINAL, nothing),
                new DocumentSegmented(DOCUMENT, RUN, ORIGINAL, nothing, none),
                new OriginalChecked(
                        DOCUMENT, RUN, AMENDMENT, 1, ORIGINAL.sha256(), 0, CheckOutcome.MISSING, null, null, NOW),
                new DocumentSegmented(DOCUMENT, RUN, ORIGINAL, nothing, nobody),
                new DocumentArchived(
                        DOCUMENT,
                        RUN,
                        1,
                        1,
                        "n",
                        "c",
                        null,
                        null,
                        ORIGINAL.sha256(),
                        0,
                        0,
                        0,
                        new TreeMap<>(),
                        "/",
                        NOW,
                        null),
                new BatchSealed(BATCH, "c", 0, Instant.EPOCH),
                new DocumentFailed(DOCUMENT, RUN, "ingest", "empty-file", "r", "a", false, 1, null, null, NOW));
    }

    /// Every kind of correction, with and without what may be absent.
    static Stream<Correction> corrections() {
        return Stream.of(
                new Correction.ChangeSpeaker(ANCHOR, null),
                new Correction.SplitTurn(ANCHOR, null, null),
                new Correction.SplitTurn(ANCHOR, SegmentKind.SPEECH, "A"),
                new Correction.MergeTurn(ANCHOR),
                new Correction.ChangeKind(ANCHOR, SegmentKind.NOTE, null),
                new Correction.ChangeKind(ANCHOR, SegmentKind.SPEECH, "A"),
                new Correction.EditText(ANCHOR, ""),
                new Correction.UndoEdit(ANCHOR, "join-line-wraps"),
                new Correction.CorrectHeader("date", "1959-06"),
                new Correction.CorrectHeader("Place", null),
                new Correction.Withdraw(),
                new Correction.Restore(),
                new Correction.UndoAmendment(AMENDMENT));
    }

    private static DocumentAmended amended(Correction correction) {
        return new DocumentAmended(DOCUMENT, RUN, AMENDMENT, correction, "", "staff", NOW);
    }

    /// An event whose text has so many characters.
    static DocumentCleaned ofText(String text) {
        return new DocumentCleaned(DOCUMENT, RUN, ORIGINAL, cleaned(text));
    }

    private static CleanedText cleaned(String text) {
        return new CleanedText(
                new Extraction("plain-text", "UTF-8", 9),
                text,
                List.of(new Edit("unicode", 1, 3, 4, "\uD800", "\uFFFD", "a lone surrogate")),
                List.of(new PageBreak(0, "1", false)),
                "en",
                signals());
    }

    private static SortedMap<String, Double> signals() {
        return new TreeMap<>(java.util.Map.of("words", 2.0, "editedShare", 0.125));
    }

    private static Segmentation segmentation() {
        Speaker speaker = new Speaker(
                "Comrade A", "p1", "A", SpeakerType.PERSON, AttributionRule.FUZZY_OCR, 0.5, List.of("B", "C"));
        return new Segmentation(
                new Metadata("T", "1959-06-06", "Tirana", List.of(new HeaderField("Original Language", "Albanian"))),
                List.of(
                        new Segment(
                                1,
                                SegmentKind.SPEECH,
                                speaker,
                                0,
                                8,
                                0.75,
                                List.of(new Annotation(AnnotationKind.NOTE_REFERENCE, 0, 1))),
                        new Segment(2, SegmentKind.PAGE_MARK, null, 8, 8, 1, List.of())),
                List.of(new Person("p1", "A", List.of("Comrade A"), List.of("Chair"), true)),
                0.9,
                signals());
    }
}
