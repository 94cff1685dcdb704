package org.stenogram.standalone.convert;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;

/// One file, extracted, cleaned and segmented; `convert --format json` prints it as it stands here.
///
/// @param text the cleaned text
/// @param edits the ledger; `start` and `end` count code points of the extracted text
/// @param segments `start` and `end` count code points of `text`
/// @param quality the signals of cleanup and segmentation together
public record ConvertedDocument(
        Source source,
        Metadata metadata,
        String text,
        List<Edit> edits,
        List<ConvertedSegment> segments,
        List<Person> people,
        SortedMap<String, Double> quality) {

    /// Puts the results of the two services together.
    public static ConvertedDocument of(String name, Original original, CleanedText cleaned, Segmentation segmentation) {
        CodePoints points = CodePoints.of(cleaned.text());
        SortedMap<String, Double> quality = new TreeMap<>(cleaned.quality());
        quality.putAll(segmentation.quality());
        return new ConvertedDocument(
                new Source(name, original.sha256(), original.bytes(), original.mediaType()),
                segmentation.metadata(),
                cleaned.text(),
                cleaned.edits(),
                segmentation.segments().stream()
                        .map(segment -> ConvertedSegment.of(segment, cleaned.text(), points))
                        .toList(),
                segmentation.people(),
                quality);
    }

    /// Where the text came from.
    public record Source(String name, String sha256, long bytes, String mediaType) {}

    /// A segment with its text.
    public record ConvertedSegment(
            int ordinal,
            SegmentKind kind,
            @Nullable ConvertedSpeaker speaker,
            int start,
            int end,
            String text,
            List<Annotation> annotations) {

        static ConvertedSegment of(Segment segment, String text, CodePoints points) {
            return new ConvertedSegment(
                    segment.ordinal(),
                    segment.kind(),
                    segment.speaker() == null
                            ? null
                            : new ConvertedSpeaker(
                                    segment.speaker().label(),
                                    segment.speaker().personId(),
                                    segment.speaker().name(),
                                    segment.speaker().confidence()),
                    segment.start(),
                    segment.end(),
                    points.slice(text, segment.start(), segment.end()),
                    segment.annotations());
        }
    }

    /// Who speaks.
    ///
    /// @param label as printed
    /// @param name the person's name, absent when nobody can be named
    public record ConvertedSpeaker(
            String label,
            @Nullable String personId,
            @Nullable String name,
            double confidence) {}
}
