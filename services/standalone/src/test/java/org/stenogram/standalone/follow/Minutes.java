package org.stenogram.standalone.follow;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.NameUuid;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.AttributionRule;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.RecordPosition;
import org.stenogram.contracts.PipelineEvent.ReprocessRequested;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.contracts.PipelineEvent.SpeakerType;
import org.stenogram.contracts.RunId;

/// A short document, made of its number, and the events that the stages before storage would tell of it.
record Minutes(int number) {

    static final String COLLECTION = "harbour";

    private static final UUID NAMESPACE = UUID.fromString("3d2f1c0e-7a55-5c11-9b6e-2f6d1e0c4b90");
    private static final UUID BATCH = NameUuid.of(NAMESPACE, "batch");
    private static final List<String> SPEAKERS = List.of("Mira Kola", "John Alder", "Ndreu Prifti", "Ann Quayle");
    private static final List<String> WORDS = List.of(
            "dredger",
            "harbour",
            "quay",
            "tariff",
            "vote",
            "motion",
            "ledger",
            "pilot",
            "anchor",
            "tender",
            "lamp",
            "grain",
            "coal",
            "levy",
            "survey",
            "channel",
            "bridge",
            "committee",
            "question",
            "answer");

    DocumentId documentId() {
        return DocumentId.at("test", key());
    }

    /// @param pass 1 for the arrival, 2 for the run that staff asked for
    RunId runId(int pass) {
        return new RunId(id("run " + pass));
    }

    UUID amendmentId(String what) {
        return id(what);
    }

    String speaker() {
        return SPEAKERS.get(number % SPEAKERS.size());
    }

    /// A word that stands in this document and in no other.
    String oddWord() {
        return "mark" + number;
    }

    DocumentReceived received() {
        return new DocumentReceived(documentId(), runId(1), arrival(), original());
    }

    DocumentSegmented segmented(int pass) {
        return new DocumentSegmented(documentId(), runId(pass), original(), cleaned(), segmentation());
    }

    ReprocessRequested reprocess() {
        return new ReprocessRequested(
                documentId(), runId(2), arrival(), original(), "better rules", "staff@example.org", at(3600));
    }

    DocumentAmended withdraw() {
        return amended("withdraw", new Correction.Withdraw(), at(7200));
    }

    DocumentAmended restore() {
        return amended("restore", new Correction.Restore(), at(7300));
    }

    DocumentFailed failed() {
        return new DocumentFailed(
                documentId(),
                runId(1),
                "ocr-cleanup",
                "too-odd",
                "The file is odd.",
                "Look at it.",
                false,
                3,
                null,
                new RecordPosition("stenogram.document.received.v1", 0, number),
                at(60));
    }

    private DocumentAmended amended(String what, Correction correction, Instant at) {
        return new DocumentAmended(
                documentId(), runId(1), amendmentId(what), correction, "as asked", "staff@example.org", at);
    }

    private UUID id(String what) {
        return NameUuid.of(NAMESPACE, number + "\n" + what);
    }

    private String key() {
        return "inbox/%s/minutes-%06d.txt".formatted(COLLECTION, number);
    }

    private Instant at(int seconds) {
        return Instant.parse("1961-03-14T09:00:00Z").plusSeconds(number + (long) seconds);
    }

    private Arrival arrival() {
        String name = "minutes-%06d.txt".formatted(number);
        return new Arrival(runId(1).value(), key(), name, COLLECTION, BATCH, text().length(), at(0));
    }

    private Original original() {
        return new Original(Correction.Anchor.hash(text()), text().length(), "text/plain");
    }

    private String label() {
        return speaker().toUpperCase(Locale.ROOT) + ": ";
    }

    private String text() {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder said = new StringBuilder("Minutes of meeting %d\n".formatted(number)).append(label());
        for (int word = 0; word < 60; word++) {
            said.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return said.append(oddWord()).append('.').toString();
    }

    private CleanedText cleaned() {
        TreeMap<String, Double> quality = new TreeMap<>();
        quality.put("wordsKnown", 0.9);
        return new CleanedText(
                new Extraction("plain-text", "UTF-8", text().length()), text(), List.of(), List.of(), "en", quality);
    }

    private Segmentation segmentation() {
        TreeMap<String, Double> quality = new TreeMap<>();
        quality.put("turns", 1.0);
        int start = text().indexOf('\n') + 1;
        int end = text().length();
        Speaker speaker = new Speaker(
                label().strip(), "p1", speaker(), SpeakerType.PERSON, AttributionRule.EXACT, 0.95, List.of());
        return new Segmentation(
                new Metadata("Minutes of meeting " + number, "1961-03-14", "Durres", List.of()),
                List.of(
                        new Segment(1, SegmentKind.HEADING, null, 0, start, 1.0, List.of()),
                        new Segment(
                                2,
                                SegmentKind.SPEECH,
                                speaker,
                                start,
                                end,
                                0.95,
                                List.of(new Annotation(AnnotationKind.LABEL, start, start + label().length())))),
                List.of(new Person("p1", speaker(), List.of(label().strip()), List.of(), true)),
                0.95,
                quality);
    }
}
