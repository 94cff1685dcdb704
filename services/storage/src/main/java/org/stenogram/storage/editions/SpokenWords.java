package org.stenogram.storage.editions;

import java.util.Comparator;
import java.util.List;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;

/// Counts what was said: the words of speeches without labels, brackets, directions and page marks.
final class SpokenWords {

    private SpokenWords() {}

    /// A word is a stretch between white space that has a letter or a digit.
    static int count(String text, CodePoints points, List<Segment> segments) {
        int words = 0;
        for (Segment segment : segments) {
            if (segment.kind() == SegmentKind.SPEECH) {
                words += count(text, points, segment);
            }
        }
        return words;
    }

    private static int count(String text, CodePoints points, Segment speech) {
        int words = 0;
        int from = speech.start();
        List<Annotation> annotations = speech.annotations().stream()
                .sorted(Comparator.comparingInt(Annotation::start))
                .toList();
        for (Annotation annotation : annotations) {
            if (annotation.start() > from) {
                words += count(text, points.toIndex(from), points.toIndex(annotation.start()));
            }
            from = Math.max(from, annotation.end());
        }
        return from < speech.end() ? words + count(text, points.toIndex(from), points.toIndex(speech.end())) : words;
    }

    private static int count(String text, int start, int end) {
        int words = 0;
        boolean counted = false;
        for (int i = start; i < end; ) {
            int codePoint = text.codePointAt(i);
            if (Character.isWhitespace(codePoint)) {
                counted = false;
            } else if (!counted && Character.isLetterOrDigit(codePoint)) {
                counted = true;
                words++;
            }
            i += Character.charCount(codePoint);
        }
        return words;
    }
}
