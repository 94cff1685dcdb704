package org.stenogram.speakersegmentation.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.layout.PageMarks;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// What within a speech nobody says: an editor's brackets, stage directions, page marks, numbers of notes.
public final class Layers {

    private static final int LONGEST_DIRECTION = 12;
    private static final Pattern NOTE = Pattern.compile("\\d{1,3}");
    private static final Pattern MARKS = Pattern.compile("[:.\\s—–*-]*");

    private Layers() {}

    /// One layer's stretch, in `char`s of the text.
    public record Layer(AnnotationKind kind, int start, int end) {}

    /// The layers of a speech from its label to `to`.
    public static List<Layer> within(String text, Label label, int to) {
        List<Layer> layers = new ArrayList<>();
        int opening = behindMarks(text, label.end(), to);
        for (Brackets.Stretch stretch : Brackets.in(text, label.start(), to)) {
            String inner = text.substring(stretch.start() + 1, stretch.end() - 1);
            boolean bracketedLabel = stretch.start() == label.start() && stretch.end() == label.end();
            if (bracketedLabel) {
                continue;
            }
            if (PageMarks.isMark(text.substring(stretch.start(), stretch.end()))) {
                boolean note = NOTE.matcher(inner).matches();
                layers.add(new Layer(
                        note ? AnnotationKind.NOTE_REFERENCE : AnnotationKind.PAGE_MARK,
                        stretch.start(),
                        stretch.end()));
            } else if (stretch.square()) {
                layers.add(new Layer(AnnotationKind.EDITORIAL, stretch.start(), stretch.end()));
            } else if (isDirection(
                    text, stretch, inner, stretch.start() >= label.end() && stretch.start() <= opening)) {
                layers.add(new Layer(AnnotationKind.DIRECTION, stretch.start(), stretch.end()));
            }
        }
        return layers;
    }

    /// The layer of a whole line within a speech.
    public static AnnotationKind ofWholeLine(Line line) {
        SegmentKind kind = Sidelines.kind(line);
        return switch (kind) {
            case PAGE_MARK -> AnnotationKind.PAGE_MARK;
            case DIRECTION, NARRATIVE -> AnnotationKind.DIRECTION;
            case HEADING, METADATA, PARTICIPANTS, SPEECH, EDITORIAL, NOTE, SIGNATURE -> AnnotationKind.EDITORIAL;
        };
    }

    /// A round bracket is a direction where words of directions stand in it, or where it fills a line, or opens the
    /// speech in small letters.
    ///
    /// @param first whether nothing but marks stands between the label and the bracket
    private static boolean isDirection(String text, Brackets.Stretch stretch, String inner, boolean first) {
        int words = Words.count(inner, LONGEST_DIRECTION);
        if (words == 0 || words > LONGEST_DIRECTION) {
            return fillsLine(text, stretch);
        }
        Lexicon lexicon = Lexicon.standard();
        boolean lower = Character.isLowerCase(inner.strip().codePointAt(0));
        return lexicon.is(WordClass.DIRECTION, inner)
                || (words <= 5 && lexicon.opens(WordClass.DIRECTION, inner))
                || (words <= 5 && lexicon.closes(WordClass.DIRECTION, inner))
                || (first && lower)
                || fillsLine(text, stretch);
    }

    /// Where the marks and the white space end that stand behind a label.
    private static int behindMarks(String text, int from, int to) {
        Matcher marks = MARKS.matcher(text).region(from, Math.max(from, to));
        return marks.lookingAt() ? marks.end() : from;
    }

    private static boolean fillsLine(String text, Brackets.Stretch stretch) {
        boolean opens = stretch.start() == 0 || text.charAt(stretch.start() - 1) == '\n';
        boolean closes = stretch.end() == text.length() || text.charAt(stretch.end()) == '\n';
        return opens && closes;
    }
}
