package org.stenogram.query.answers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.SearchAnswer.Place;

/// The shapes of what is told of documents.
public final class DocumentAnswer {

    private DocumentAnswer() {}

    /// A row in the list of documents.
    ///
    /// @param date of the meeting, as far as the document tells: `1959-06-06`, `1959-06`, `1959`
    /// @param speakers names, the one who speaks most first; ten at most
    public record Summary(
            UUID documentId,
            UUID runId,
            String name,
            String collection,
            @Nullable String title,
            @Nullable String date,
            @Nullable String place,
            @Nullable String language,
            int version,
            int edition,
            int speeches,
            int people,
            int words,
            float confidence,
            List<String> speakers,
            Instant archivedAt,
            Map<String, String> links) {

        /// What people see: the title, else the file's name.
        public String shown() {
            return title != null && !title.isBlank() ? title : name;
        }
    }

    /// A document in full, its texts aside.
    ///
    /// @param key where in the bucket it was dropped
    /// @param header the header fields as printed, `[{"name","value"}]`
    /// @param extraction how the text was taken from the bytes
    /// @param quality signals by name
    /// @param pages page breaks, by offset in the cleaned text
    public record Detail(
            Summary document,
            String key,
            Original original,
            RawJson header,
            RawJson extraction,
            RawJson quality,
            RawJson pages,
            int segments,
            int edits,
            List<Participant> participants,
            List<Edition> editions) {}

    /// The write-once bytes.
    public record Original(String sha256, long bytes, String mediaType) {}

    /// Someone whom the document names as speaker or as present.
    public record Participant(UUID personId, String name, List<String> offices, boolean present, int speeches) {}

    /// What one run made.
    public record Edition(int edition, int version, UUID runId, boolean current, Instant archivedAt) {}

    /// One segment with its text.
    ///
    /// @param start first code point, in the cleaned text
    /// @param end one past the last code point
    /// @param annotations layers within the segment, by offset in the cleaned text: `[{"kind","start","end"}]`
    public record Segment(
            int ordinal,
            String kind,
            @Nullable Attribution speaker,
            int start,
            int end,
            Place place,
            float confidence,
            String text,
            RawJson annotations) {}

    /// Who a speech is attributed to, and why.
    ///
    /// @param type what kind of speaker the label names: `person`, `role`, `collective`, `illegible`
    /// @param rule how the label was resolved: `exact`, `alias`, …
    /// @param rivals names of others who may be meant, a JSON array
    public record Attribution(
            @Nullable String label,
            @Nullable String name,
            @Nullable UUID personId,
            @Nullable String type,
            @Nullable String rule,
            @Nullable Double confidence,
            RawJson rivals) {

        /// What people see: the name, else the label.
        public String shown() {
            return name != null ? name : label != null ? label : "Unknown";
        }
    }

    /// All that is needed to set an edition beside the text that it was made of.
    ///
    /// @param title what people see: the title, else the file's name
    /// @param text the cleaned text
    public record Ledger(int edition, boolean current, String title, String text, RawJson edits, RawJson pages) {}

    /// What names the current edition, as it is now, without reading it.
    ///
    /// @param amendments how many times staff amended the document; only grows
    public record Version(UUID runId, String name, String sha256, String mediaType, int amendments) {}
}
