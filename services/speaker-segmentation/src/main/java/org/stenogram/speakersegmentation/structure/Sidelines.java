package org.stenogram.speakersegmentation.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.layout.PageMarks;
import org.stenogram.speakersegmentation.lexicon.WordCursor;
import org.stenogram.speakersegmentation.lexicon.Words;
import org.stenogram.speakersegmentation.turns.TailEvidence;

/// What a line is for that nobody speaks and no field holds.
public final class Sidelines {

    /// Kinds of which neighbouring lines are one segment; of the others each line is its own.
    private static final Set<SegmentKind> RUNNING = Set.of(
            SegmentKind.METADATA,
            SegmentKind.PARTICIPANTS,
            SegmentKind.NARRATIVE,
            SegmentKind.NOTE,
            SegmentKind.SIGNATURE);

    private static final Pattern SECOND_SENTENCE = Pattern.compile("[.?!]\\s+\\p{Lu}");
    private static final Pattern POSTSCRIPT = Pattern.compile("(?iu)(p\\.?\\s?)+s\\.?\\b.*");

    private Sidelines() {}

    /// The kind of one line, by its form alone.
    public static SegmentKind kind(Line line) {
        if (PageMarks.isMark(line.text())) {
            return SegmentKind.PAGE_MARK;
        }
        if (line.isBracketed()) {
            return line.text().startsWith("[") ? SegmentKind.EDITORIAL : SegmentKind.DIRECTION;
        }
        return isHeading(line) ? SegmentKind.HEADING : SegmentKind.NARRATIVE;
    }

    /// The lines after the last speech: notes, signature, and what else there is.
    public static List<Part> tail(List<Line> lines, int from) {
        List<SegmentKind> kinds = new ArrayList<>();
        int notes = from;
        while (notes < lines.size() && !TailEvidence.isNote(lines.get(notes).text())) {
            notes++;
        }
        int signature = TailEvidence.signature(lines, notes);
        for (int i = from; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean postscript = POSTSCRIPT.matcher(line.text()).matches();
            if (postscript) {
                signature = lines.size();
            }
            if (i >= notes) {
                kinds.add(PageMarks.isMark(line.text()) ? SegmentKind.PAGE_MARK : SegmentKind.NOTE);
            } else if (signature >= 0 && i >= signature) {
                kinds.add(SegmentKind.SIGNATURE);
            } else {
                kinds.add(kind(line));
            }
        }
        return parts(lines, kinds, from);
    }

    /// Neighbouring lines of one kind, together where that kind runs on.
    ///
    /// @param from index of the line that `kinds` begins with
    static List<Part> parts(List<Line> lines, List<SegmentKind> kinds, int from) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            SegmentKind kind = kinds.get(i);
            Part last = parts.isEmpty() ? null : parts.getLast();
            boolean newNote = kind == SegmentKind.NOTE
                    && TailEvidence.isNote(lines.get(from + i).text());
            boolean newParagraph =
                    kind == SegmentKind.NARRATIVE && lines.get(from + i).opensParagraph();
            if (last != null && last.kind() == kind && RUNNING.contains(kind) && !newNote && !newParagraph) {
                parts.set(parts.size() - 1, new Part(kind, last.from(), from + i + 1));
            } else {
                parts.add(new Part(kind, from + i, from + i + 1));
            }
        }
        return parts;
    }

    private static boolean isHeading(Line line) {
        String text = line.text();
        if (Words.isCapitals(text, 6)
                && !(endsWith(text, ".?!") && SECOND_SENTENCE.matcher(text).find())) {
            return true;
        }
        return line.isParagraph()
                && text.length() <= 100
                && !endsWith(text, ".?!,;:—–”\"")
                && Words.isCapitalised(text)
                && isTitled(text);
    }

    /// Whether it is a few words, most of them capitalised or short.
    private static boolean isTitled(String text) {
        int words = 0;
        int fitting = 0;
        for (WordCursor word = Words.in(text); word.next(); words++) {
            fitting += word.isCapitalised() || word.length() <= 3 ? 1 : 0;
        }
        return words <= 12 && fitting >= words * 0.7;
    }

    private static boolean endsWith(String text, String marks) {
        return marks.indexOf(text.charAt(text.length() - 1)) >= 0;
    }
}
