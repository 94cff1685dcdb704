package org.stenogram.standalone.convert;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.ExportedDocument.ExportedSegment;
import org.stenogram.exports.ExportedDocument.ExportedSpeaker;
import org.stenogram.exports.ExportedDocument.Source;

/// Puts the results of cleanup and segmentation together.
public final class Conversion {

    private Conversion() {}

    /// A document that is in no archive.
    public static ExportedDocument document(
            String name, Original original, CleanedText cleaned, Segmentation segmentation) {
        CodePoints points = CodePoints.of(cleaned.text());
        SortedMap<String, Double> quality = new TreeMap<>(cleaned.quality());
        quality.putAll(segmentation.quality());
        return new ExportedDocument(
                null,
                new Source(name, original.sha256(), original.bytes(), original.mediaType()),
                segmentation.metadata(),
                cleaned.text(),
                cleaned.language(),
                cleaned.edits(),
                cleaned.pages(),
                segmentation.segments().stream()
                        .map(segment -> ExportedSegment.of(
                                segment.ordinal(),
                                segment.kind(),
                                speaker(segment.speaker()),
                                segment.start(),
                                segment.end(),
                                segment.annotations(),
                                cleaned.text(),
                                points))
                        .toList(),
                segmentation.people(),
                quality);
    }

    private static @Nullable ExportedSpeaker speaker(@Nullable Speaker speaker) {
        return speaker == null
                ? null
                : new ExportedSpeaker(speaker.label(), speaker.personId(), speaker.name(), speaker.confidence());
    }
}
