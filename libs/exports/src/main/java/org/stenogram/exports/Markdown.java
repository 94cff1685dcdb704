package org.stenogram.exports;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stenogram.contracts.PipelineEvent.HeaderField;
import org.stenogram.exports.ExportedDocument.ExportedSegment;
import org.stenogram.exports.ExportedDocument.ExportedSpeaker;

/// A document as Markdown (CommonMark): header fields as a list, headings as headings, each speech under
/// its speaker.
public final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|&~]");

    /// What makes a list or an underline of a line that begins with it.
    private static final Pattern BEGINS_A_BLOCK = Pattern.compile("^(\\d{0,9})([-+=.)])");

    private Markdown() {}

    /// Writes the document; text is escaped so that it reads as it stands.
    public static String write(ExportedDocument document) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(escaped(oneLine(document.title()))).append("\n\n");
        for (HeaderField field : document.metadata().fields()) {
            out.append("- **%s:** %s\n".formatted(escaped(field.name()), escaped(oneLine(field.value()))));
        }
        for (ExportedSegment segment : document.segments()) {
            out.append('\n').append(paragraphs(segment));
        }
        return out.toString();
    }

    private static String paragraphs(ExportedSegment segment) {
        ExportedSpeaker speaker = segment.speaker();
        String body = segment.text().strip();
        if (speaker != null) {
            String spoken = Spoken.of(segment).strip();
            return "**%s:** %s\n".formatted(escaped(oneLine(speaker.label())), escapedParagraphs(spoken, ""));
        }
        return switch (segment.kind()) {
            case HEADING -> "## %s\n".formatted(escaped(oneLine(body)));
            case METADATA -> "";
            case DIRECTION, EDITORIAL, NOTE, PAGE_MARK -> escapedParagraphs(body, "*") + "\n";
            case PARTICIPANTS, NARRATIVE, SIGNATURE, SPEECH -> escapedParagraphs(body, "") + "\n";
        };
    }

    /// @param mark stands around each paragraph, for emphasis ends with it
    private static String escapedParagraphs(String text, String mark) {
        return Arrays.stream(text.split("\\R\\h*\\R"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> mark + escapedLines(paragraph) + mark)
                .collect(Collectors.joining("\n\n"));
    }

    /// Spaces before a line would make it code.
    private static String escapedLines(String paragraph) {
        return paragraph
                .lines()
                .map(line -> escaped(line.strip()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String escaped(String text) {
        return BEGINS_A_BLOCK
                .matcher(SPECIAL.matcher(text).replaceAll("\\\\$0"))
                .replaceFirst("$1\\\\$2");
    }
}
