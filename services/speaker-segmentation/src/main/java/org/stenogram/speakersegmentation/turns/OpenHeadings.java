package org.stenogram.speakersegmentation.turns;

import java.util.Arrays;
import java.util.List;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Headings that neither capitals nor bold tell from speech: short lines without a mark at their end right above a
/// label, in a record whose speeches end with one.
final class OpenHeadings {

    private static final double HEADING = 1.4;
    private static final double NUMBERED = 0.4;
    private static final int LONGEST = 110;
    private static final int MOST_WORDS = 14;
    private static final int MOST_NUMBERED_WORDS = 8;
    private static final int SPEECH = 40;
    private static final int FEWEST = 3;
    private static final int LEAST_CAPITALS = 12;
    private static final double CLOSED = 0.9;

    private OpenHeadings() {}

    /// Evidence for each line that it is such a heading, in logits; very small where nothing says so.
    ///
    /// @param label evidence for each line that a label begins it
    static double[] of(List<Line> lines, double[] label) {
        double[] evidence = new double[lines.size()];
        Arrays.fill(evidence, Double.NEGATIVE_INFINITY);
        boolean closed = areSpeechesClosed(lines, label);
        boolean above = false;
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (label[i] > 0) {
                above = true;
            } else if (above && line.text().endsWith(":")) {
                // `We need three things:` and the things.
                for (int below = i + 1; label[below] <= 0; below++) {
                    evidence[below] = Double.NEGATIVE_INFINITY;
                }
                above = false;
            } else if (above && isShort(line.text()) && (line.isParagraph() || isInCapitals(line, lines.get(i + 1)))) {
                if ((closed && isOpen(line.text())) || isInCapitals(line, lines.get(i + 1))) {
                    evidence[i] = HEADING;
                } else if (isNumbered(line.text())) {
                    evidence[i] = NUMBERED;
                } else {
                    above = false;
                }
            } else {
                above &= line.isBracketed();
            }
        }
        return evidence;
    }

    /// `DECLARATION OF THE RESULT.`, above a line that is not in capitals.
    private static boolean isInCapitals(Line line, Line below) {
        return Words.isCapitals(line.text(), LEAST_CAPITALS)
                && Words.count(line.text(), MOST_WORDS) > 2
                && line.text().indexOf(". ") < 0
                && !Words.isCapitals(below.text(), 1);
    }

    private static boolean areSpeechesClosed(List<Line> lines, double[] label) {
        int all = 0;
        int closed = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            String text = lines.get(i).text();
            boolean heading = label[i] <= 0 && lines.get(i).isParagraph() && text.length() <= LONGEST;
            if (label[i + 1] > 0 && text.length() >= SPEECH && !heading) {
                all++;
                closed += isOpen(text) ? 0 : 1;
            }
        }
        return all >= FEWEST && closed >= CLOSED * all;
    }

    private static boolean isShort(String text) {
        return text.length() <= LONGEST
                && (Character.isDigit(text.charAt(0)) || Words.isCapitalised(text))
                && Words.count(text, MOST_WORDS) <= MOST_WORDS;
    }

    /// Whether it ends with a letter, a digit or a bracket, as no sentence does.
    private static boolean isOpen(String text) {
        int last = text.codePointBefore(text.length());
        return Character.isLetterOrDigit(last) || (last == ')' && text.length() > 1 && text.charAt(0) != '(');
    }

    /// `1215. Budget.`
    private static boolean isNumbered(String text) {
        int at = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at > 0
                && at + 2 < text.length()
                && text.charAt(at) == '.'
                && text.charAt(at + 1) == ' '
                && Words.isCapitalised(text.substring(at + 2))
                && text.indexOf(". ", at + 2) < 0
                && ".?!".indexOf(text.charAt(text.length() - 1)) <= 0
                && Words.count(text, MOST_NUMBERED_WORDS) <= MOST_NUMBERED_WORDS;
    }
}
