package org.stenogram.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.RunId;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.ocrcleanup.Cleanup;
import org.stenogram.speakersegmentation.Segmenter;
import org.stenogram.storage.amendments.Amended;

/// Holds the rules of today against what staff put right: a correction that would change nothing is one that the
/// machine makes by itself.
final class CorrectionCases {

    private final Cleanup cleanup = Cleanup.standard();
    private final Segmenter segmenter = new Segmenter();

    enum Outcome {
        RIGHT,
        WRONG,
        CONFLICT
    }

    /// What became of one correction.
    record Verdict(String kind, Outcome outcome) {}

    /// Judges one line of the export.
    List<Verdict> judge(String line) {
        JsonNode read = read(line);
        DocumentSegmented machine =
                machine(read.path("extracted").asText(), read.path("sha256").asText());
        List<Verdict> verdicts = new ArrayList<>();
        for (JsonNode correction : read.path("corrections")) {
            Amended amended = Amended.of(
                    machine, List.of(amended(machine, EventJson.read(correction.toString(), Correction.class))));
            boolean fits = amended.places().getFirst().conflict() == null;
            boolean isSame = seen(amended.edition()).equals(seen(machine));
            verdicts.add(new Verdict(
                    correction.path("kind").asText(),
                    fits ? isSame ? Outcome.RIGHT : Outcome.WRONG : Outcome.CONFLICT));
        }
        return verdicts;
    }

    private DocumentSegmented machine(String extracted, String sha256) {
        byte[] bytes = extracted.getBytes(StandardCharsets.UTF_8);
        return switch (cleanup.clean(bytes, "text/plain")) {
            case Cleanup.Cleaned cleaned ->
                new DocumentSegmented(
                        new DocumentId(new UUID(0, 0)),
                        new RunId(new UUID(0, 0)),
                        new Original(sha256, bytes.length, "text/plain"),
                        cleaned.text(),
                        segmenter.segment(cleaned.text()));
            case Cleanup.Refused refused ->
                throw new IllegalStateException(refused.rejection().reason());
        };
    }

    private static DocumentAmended amended(DocumentSegmented machine, Correction correction) {
        return new DocumentAmended(
                machine.documentId(), machine.runId(), new UUID(0, 1), correction, "", "staff", Instant.EPOCH);
    }

    private record Seen(
            SegmentKind kind, int start, int end, @Nullable String name) {}

    private static List<Object> seen(DocumentSegmented edition) {
        List<Object> seen = new ArrayList<>(
                List.of(edition.cleaned().text(), edition.segmentation().metadata()));
        for (Segment segment : edition.segmentation().segments()) {
            seen.add(new Seen(
                    segment.kind(),
                    segment.start(),
                    segment.end(),
                    segment.speaker() == null ? null : segment.speaker().name()));
        }
        return seen;
    }

    private static JsonNode read(String line) {
        try {
            return EventJson.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no line of the export", e);
        }
    }
}
