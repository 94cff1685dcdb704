package org.stenogram.standalone.convert;

import java.util.stream.Collectors;
import org.stenogram.contracts.PipelineEvent.HeaderField;
import org.stenogram.standalone.convert.ConvertedDocument.ConvertedSegment;
import org.stenogram.standalone.convert.ConvertedDocument.ConvertedSpeaker;

/// A converted document as Markdown (CommonMark): header fields as a list, headings as headings, each speech under
/// its speaker.
public final class Markdown {

    private Markdown() {}

    /// Writes the document; text is escaped so that it reads as it stands.
    public static String write(ConvertedDocument document) {
        StringBuilder out = new StringBuilder();
        String title = document.metadata().title();
        out.append("# ")
                .append(escaped(title == null ? document.source().name() : title))
                .append("\n\n");
        for (HeaderField field : document.metadata().fields()) {
            out.append("- **%s:** %s%n".formatted(escaped(field.name()), escaped(oneLine(field.value()))));
        }
        for (ConvertedSegment segment : document.segments()) {
            out.append('\n').append(paragraphs(segment));
        }
        return out.toString();
    }

    private static String paragraphs(ConvertedSegment segment) {
        ConvertedSpeaker speaker = segment.speaker();
        String body = segment.text().strip();
        if (speaker != null) {
            String spoken = Spoken.of(segment).strip();
            return "**%s:** %s%n".formatted(escaped(speaker.label()), escapedParagraphs(spoken));
        }
        return switch (segment.kind()) {
            case HEADING -> "## %s%n".formatted(escaped(oneLine(body)));
            case METADATA -> "";
            case DIRECTION, EDITORIAL, NOTE, PAGE_MARK -> "*%s*%n".formatted(escapedParagraphs(body));
            case PARTICIPANTS, NARRATIVE, SIGNATURE, SPEECH -> escapedParagraphs(body) + "\n";
        };
    }

    private static String escapedParagraphs(String text) {
        return text.lines().map(Markdown::escaped).collect(Collectors.joining("\n"));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
    }
}
