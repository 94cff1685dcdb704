package org.stenogram.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.Correction.Anchor;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.NameUuid;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.AttributionRule;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.contracts.PipelineEvent.HeaderField;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Original;
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

/// One run of one file, and every event that the pipeline would tell of it. Change what a test is about with the
/// `with…` methods.
///
/// @param name of the file; the place in the bucket is made of it
/// @param batch the batch it came with
/// @param run distinguishes runs of one file
/// @param words what its only speech says; the bytes are made of it
/// @param openedAt when it arrived or was asked for
/// @param reprocessOf the arrival whose bytes are run again; absent for an arrival
public record Sample(
        String name,
        UUID batch,
        String run,
        String words,
        Instant openedAt,
        @Nullable UUID reprocessOf) {

    private static final UUID NAMESPACE = UUID.fromString("11111111-1111-5111-8111-111111111111");
    private static final String LABEL = "Comrade Mira Kola: ";
    private static final String HEADING = "Minutes\n";

    /// An arrival at nine in the morning.
    public static Sample of(String name) {
        return new Sample(
                name,
                NameUuid.of(NAMESPACE, "batch"),
                "first",
                "The meetings were opened. Ask " + name + ".",
                Instant.parse("1959-06-06T09:00:00Z"),
                null);
    }

    public Sample withBatch(String other) {
        return new Sample(name, NameUuid.of(NAMESPACE, other), run, words, openedAt, reprocessOf);
    }

    public Sample withRun(String other) {
        return new Sample(name, batch, other, words, openedAt, reprocessOf);
    }

    public Sample withWords(String other) {
        return new Sample(name, batch, run, other, openedAt, reprocessOf);
    }

    public Sample withOpenedAt(String other) {
        return new Sample(name, batch, run, words, Instant.parse(other), reprocessOf);
    }

    /// A later run of the same bytes, asked for by staff.
    public Sample reprocessed(String other) {
        return new Sample(name, batch, other, words, openedAt.plusSeconds(3600), runId().value());
    }

    public DocumentId documentId() {
        return DocumentId.at("test", key());
    }

    public RunId runId() {
        return new RunId(NameUuid.of(NAMESPACE, name + "\n" + run));
    }

    public String text() {
        return HEADING + LABEL + words;
    }

    /// A place in the extracted text.
    public Anchor at(String place) {
        String extracted = "  " + text();
        int start = extracted.indexOf(place);
        return Anchor.of(extracted, start, start + place.length());
    }

    /// What staff put right in the document; its identifier is made of the number.
    public DocumentAmended amended(Correction correction, int number, Instant at) {
        return new DocumentAmended(
                documentId(), runId(), new UUID(7, number), correction, "seen in the scan", "i.calder", at);
    }

    /// Its only speech, given to somebody else.
    public Correction speaker(String person) {
        return new Correction.ChangeSpeaker(at(text().substring(HEADING.length())), person);
    }

    public Original original() {
        byte[] bytes = ("  " + text()).getBytes(StandardCharsets.UTF_8);
        return new Original(sha256(words.replace(name, "")), bytes.length, "text/plain");
    }

    /// In hexadecimal, of the text in UTF-8.
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public Arrival arrival() {
        return new Arrival(
                reprocessOf == null ? runId().value() : reprocessOf,
                key(),
                name,
                "minutes",
                batch,
                original().bytes(),
                openedAt);
    }

    /// `received`, or `reprocess-requested` for a run that staff asked for.
    public PipelineEvent opening() {
        return reprocessOf == null
                ? new DocumentReceived(documentId(), runId(), arrival(), original())
                : new ReprocessRequested(
                        documentId(), runId(), arrival(), original(), "better rules", "staff@example.org", openedAt);
    }

    public DocumentCleaned cleaned() {
        return new DocumentCleaned(documentId(), runId(), original(), cleanedText());
    }

    public DocumentSegmented segmented() {
        return new DocumentSegmented(documentId(), runId(), original(), cleanedText(), segmentation());
    }

    public DocumentFailed failed(String stage) {
        return new DocumentFailed(
                documentId(),
                runId(),
                stage,
                "too-odd",
                "The file is odd.",
                "Look at it.",
                false,
                3,
                null,
                new RecordPosition("stenogram.document.received.v1", 0, 7),
                openedAt.plusSeconds(60));
    }

    /// What ingest says of a file that it does not take.
    public DocumentFailed rejected() {
        return new DocumentFailed(
                documentId(),
                runId(),
                "ingest",
                "empty-file",
                "The file is empty.",
                "Drop it again.",
                false,
                1,
                arrival(),
                null,
                openedAt.plusSeconds(1));
    }

    public BatchSealed seal(int files) {
        return new BatchSealed(batch, "minutes", files, openedAt.plusSeconds(30));
    }

    /// The event as it would be delivered.
    public static IncomingEvent incoming(PipelineEvent event) {
        return incoming(event, 0);
    }

    /// The event as it would be delivered at an offset.
    public static IncomingEvent incoming(PipelineEvent event, long offset) {
        String stage = stage(event);
        return new IncomingEvent(
                event.type().eventId(event.subjectId(), stage),
                "/stenogram/" + stage,
                Instant.parse("1959-06-06T12:00:00.123456789Z"),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "0.0.1",
                false,
                new RecordPosition(event.type().topic(), 0, offset),
                event);
    }

    /// The service that emits an event.
    public static String stage(PipelineEvent event) {
        return switch (event) {
            case DocumentCleaned _ -> "ocr-cleanup";
            case DocumentSegmented _ -> "speaker-segmentation";
            case DocumentFailed failed -> failed.stage();
            case ReprocessRequested _, DocumentAmended _, ErasureRequested _ -> "query";
            default -> "ingest";
        };
    }

    private String key() {
        return "inbox/minutes/" + name;
    }

    private CleanedText cleanedText() {
        TreeMap<String, Double> quality = new TreeMap<>();
        quality.put("wordsKnown", 0.9);
        return new CleanedText(
                new Extraction("plain-text", "UTF-8", text().codePointCount(0, text().length()) + 2),
                text(),
                List.of(new Edit("trim", 1, 0, 2, "  ", "", "leading spaces")),
                List.of(new PageBreak(HEADING.length(), "2", false)),
                "en",
                quality);
    }

    private Segmentation segmentation() {
        TreeMap<String, Double> quality = new TreeMap<>();
        quality.put("turns", 1.0);
        int start = HEADING.length();
        int end = text().codePointCount(0, text().length());
        return new Segmentation(
                new Metadata("Minutes of " + name, "1959-06-06", "Tirana", List.of(new HeaderField("Place", "Tirana"))),
                List.of(
                        new Segment(1, SegmentKind.HEADING, null, 0, start, 1.0, List.of()),
                        new Segment(
                                2,
                                SegmentKind.SPEECH,
                                new Speaker(
                                        "Comrade Mira Kola",
                                        "p1",
                                        "Mira Kola",
                                        SpeakerType.PERSON,
                                        AttributionRule.HONORIFIC,
                                        0.95,
                                        List.of()),
                                start,
                                end,
                                0.95,
                                List.of(new Annotation(AnnotationKind.LABEL, start, start + LABEL.length())))),
                List.of(
                        new Person("p1", "Mira Kola", List.of("Comrade Mira Kola"), List.of("Chair, \"first\""), true),
                        new Person("p2", "Ndreu \\ Prifti", List.of(), List.of(), false)),
                0.95,
                quality);
    }
}
