package org.stenogram.exports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.exports.ExportedDocument.ExportedSegment;
import org.stenogram.exports.ExportedDocument.ExportedSpeaker;
import org.stenogram.exports.ExportedDocument.Holding;

/// Speeches as CSV, one a row, with where each was said and by whom.
public final class SpeechTable {

    private final Csv csv;

    /// Writes the head.
    ///
    /// @param out stays open
    public SpeechTable(Appendable out) throws IOException {
        csv = new Csv(out);
        csv.row(
                "documentId",
                "edition",
                "collection",
                "name",
                "title",
                "date",
                "ordinal",
                "kind",
                "label",
                "speaker",
                "personId",
                "page",
                "start",
                "end",
                "text");
    }

    /// One passage.
    ///
    /// @param documentId absent when the document is in no archive, as edition and collection are
    /// @param kind `speech`
    /// @param label as printed
    /// @param speaker the person's name
    /// @param page as printed
    /// @param start first code point in the cleaned text
    /// @param end one past the last code point
    public record Speech(
            @Nullable Object documentId,
            @Nullable Integer edition,
            @Nullable String collection,
            String name,
            @Nullable String title,
            @Nullable String date,
            int ordinal,
            String kind,
            @Nullable String label,
            @Nullable String speaker,
            @Nullable Object personId,
            @Nullable String page,
            int start,
            int end,
            String text) {}

    /// Writes a row.
    public void add(Speech speech) throws IOException {
        csv.row(
                speech.documentId,
                speech.edition,
                speech.collection,
                speech.name,
                speech.title,
                speech.date,
                speech.ordinal,
                speech.kind,
                speech.label,
                speech.speaker,
                speech.personId,
                speech.page,
                speech.start,
                speech.end,
                speech.text);
    }

    /// The words of a passage, without the label that is printed before them.
    public static String words(ExportedSegment passage) {
        return Spoken.of(passage).strip();
    }

    /// Writes all speeches of a document.
    public static void write(ExportedDocument document, Appendable out) throws IOException {
        SpeechTable table = new SpeechTable(out);
        Pages pages = new Pages(document.pages());
        Holding archive = document.archive();
        for (ExportedSegment segment : document.segments()) {
            ExportedSpeaker speaker = segment.speaker();
            if (segment.kind() == SegmentKind.SPEECH) {
                table.add(new Speech(
                        archive == null ? null : archive.documentId(),
                        archive == null ? null : archive.edition(),
                        archive == null ? null : archive.collection(),
                        document.source().name(),
                        document.metadata().title(),
                        document.metadata().date(),
                        segment.ordinal(),
                        "speech",
                        speaker == null ? null : speaker.label(),
                        speaker == null ? null : speaker.name(),
                        speaker == null ? null : speaker.personId(),
                        pages.labelAt(segment.start()),
                        segment.start(),
                        segment.end(),
                        words(segment)));
            }
        }
    }
}
