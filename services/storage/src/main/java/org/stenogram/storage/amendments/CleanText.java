package org.stenogram.storage.amendments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.EditLedger.Range;
import org.stenogram.contracts.PipelineEvent.Edit;

/// The cleaned text while corrections come over it: the extracted text and a ledger that changes.
final class CleanText {

    /// The rule that staff's edits have on the ledger.
    static final String RULE = "staff";

    private final String extracted;
    private final CodePoints extractedPoints;
    private List<Edit> edits;
    private String text;
    private CodePoints points;

    CleanText(String cleaned, List<Edit> edits) {
        this.edits = List.copyOf(edits);
        this.text = cleaned;
        this.points = CodePoints.of(cleaned);
        this.extracted = new EditLedger(edits).invert(cleaned);
        this.extractedPoints = CodePoints.of(extracted);
    }

    String extracted() {
        return extracted;
    }

    String text() {
        return text;
    }

    List<Edit> edits() {
        return edits;
    }

    boolean isBlank(int start, int end) {
        return start >= end || points.slice(text, start, end).isBlank();
    }

    /// The range of the cleaned text for a range of the extracted text, without white space at its ends. A bound
    /// inside a replacement takes in all of it.
    Range toCleaned(Range original) {
        int end = endOf(original.end());
        int start = Math.min(end, wordsFrom(startOf(original.start())));
        while (end > start && isBlank(end - 1, end)) {
            end--;
        }
        return new Range(start, end);
    }

    /// The first offset from another one on that no white space stands at.
    int wordsFrom(int offset) {
        int words = offset;
        while (words < points.count() && isBlank(words, words + 1)) {
            words++;
        }
        return words;
    }

    /// Puts words in the place of a range of the extracted text. What rules did inside it is given up.
    ///
    /// @return what moves in the cleaned text
    Splice replace(Range original, String words, String reason) throws Conflict {
        List<Edit> kept = new ArrayList<>();
        for (Edit edit : edits) {
            boolean isInside = edit.start() == edit.end()
                    ? original.start() < edit.start() && edit.end() < original.end()
                    : original.start() <= edit.start() && edit.end() <= original.end();
            boolean isOutside = edit.end() <= original.start() || edit.start() >= original.end();
            if (!isInside && !isOutside) {
                throw new Conflict("A rule has changed some of these words together with others.");
            }
            if (!isInside) {
                kept.add(edit);
            }
        }
        String before = extractedPoints.slice(extracted, original.start(), original.end());
        Splice splice = new Splice(
                startOf(original.start()), Math.max(startOf(original.start()), endOf(original.end())), length(words));
        if (!words.equals(before)) {
            kept.add(new Edit(RULE, 1, original.start(), original.end(), before, words, reason));
        }
        rewrite(kept);
        return splice;
    }

    /// The edits that a rule made within a range of the extracted text.
    List<Edit> editsOf(String rule, Range original) {
        return edits.stream()
                .filter(edit ->
                        edit.rule().equals(rule) && edit.start() >= original.start() && edit.end() <= original.end())
                .toList();
    }

    /// Takes one edit off the ledger.
    ///
    /// @return what moves in the cleaned text
    Splice undo(Edit edit) {
        int start = edit.start() + shiftBefore(edit);
        Splice splice = new Splice(start, start + length(edit.after()), length(edit.before()));
        rewrite(edits.stream().filter(other -> other != edit).toList());
        return splice;
    }

    /// Goes back to a ledger that stood before.
    void reset(List<Edit> before) {
        rewrite(before);
    }

    private void rewrite(List<Edit> changed) {
        edits = changed.stream()
                .sorted(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end))
                .toList();
        text = new EditLedger(edits).apply(extracted);
        points = CodePoints.of(text);
    }

    private int startOf(int offset) {
        int shift = 0;
        for (Edit edit : edits) {
            if (edit.end() > offset) {
                return Math.min(offset, edit.start()) + shift;
            }
            shift += length(edit.after()) - length(edit.before());
        }
        return offset + shift;
    }

    private int endOf(int offset) {
        int shift = 0;
        for (Edit edit : edits) {
            if (edit.start() >= offset) {
                break;
            }
            shift += length(edit.after()) - length(edit.before());
            if (edit.end() > offset) {
                return edit.end() + shift;
            }
        }
        return offset + shift;
    }

    private int shiftBefore(Edit wanted) {
        int shift = 0;
        for (Edit edit : edits) {
            if (edit == wanted) {
                break;
            }
            shift += length(edit.after()) - length(edit.before());
        }
        return shift;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
