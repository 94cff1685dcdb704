package org.stenogram.exports;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.PageBreak;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.SegmentKind;

/// One document, extracted, cleaned and segmented, with all that any of the forms needs. As JSON it stands as here.
///
/// @param archive where it is archived, absent when it is not
/// @param text the cleaned text
/// @param language BCP 47 tag, absent when nobody knows
/// @param edits the ledger; `start` and `end` count code points of the extracted text
/// @param pages page breaks, by offset in `text`
/// @param segments `start` and `end` count code points of `text`
/// @param people everyone whom the segments name, and those who were present
/// @param quality the signals of cleanup and segmentation together
public record ExportedDocument(
        @Nullable Holding archive,
        Source source,
        Metadata metadata,
        String text,
        @Nullable String language,
        List<Edit> edits,
        List<PageBreak> pages,
        List<ExportedSegment> segments,
        List<Person> people,
        SortedMap<String, Double> quality) {

    /// Copies the lists.
    public ExportedDocument {
        edits = List.copyOf(edits);
        pages = List.copyOf(pages);
        segments = List.copyOf(segments);
        people = List.copyOf(people);
    }

    /// What people see: the title, else the file's name.
    public String title() {
        String title = metadata.title();
        return title == null || title.isBlank() ? source.name() : title;
    }

    /// Where the text came from.
    public record Source(String name, String sha256, long bytes, String mediaType) {}

    /// What the archive calls it.
    ///
    /// @param version number of this content within the document
    /// @param edition number of this run's result within the document
    public record Holding(
            UUID documentId, String collection, int version, int edition, UUID runId, Instant archivedAt) {}

    /// A segment with its text.
    public record ExportedSegment(
            int ordinal,
            SegmentKind kind,
            @Nullable ExportedSpeaker speaker,
            int start,
            int end,
            String text,
            List<Annotation> annotations) {

        /// Copies the list.
        public ExportedSegment {
            annotations = List.copyOf(annotations);
        }

        /// Cuts the segment out of the cleaned text.
        public static ExportedSegment of(
                int ordinal,
                SegmentKind kind,
                @Nullable ExportedSpeaker speaker,
                int start,
                int end,
                List<Annotation> annotations,
                String text,
                CodePoints points) {
            return new ExportedSegment(ordinal, kind, speaker, start, end, points.slice(text, start, end), annotations);
        }
    }

    /// Who speaks.
    ///
    /// @param label as printed
    /// @param personId among the document's people, absent when nobody can be named
    /// @param name the person's name, absent when nobody can be named
    public record ExportedSpeaker(
            String label,
            @Nullable String personId,
            @Nullable String name,
            double confidence) {}
}
