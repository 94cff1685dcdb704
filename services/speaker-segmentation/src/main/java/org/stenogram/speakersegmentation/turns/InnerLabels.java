package org.stenogram.speakersegmentation.turns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelForm;
import org.stenogram.speakersegmentation.labels.LabelOpenings;
import org.stenogram.speakersegmentation.labels.LabelReader;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Finds labels in the middle of a line, where a line break was lost: only labels that the record has at the
/// beginning of lines, in the same form, after the end of a sentence.
final class InnerLabels {

    private static final int ESTABLISHED = 2;
    private static final int MANY = 4;
    private static final double CONFIDENCE = 0.9;
    private static final double UNKNOWN_CONFIDENCE = 0.8;
    /// No label is longer, with what is read behind it.
    private static final int LONGEST = 600;
    private static final int MOST_SPACES = 3;
    private static final String SPACES = " \t\n\u000b\f\r";

    private final Map<String, Turn> known = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    /// Where what is said begins, by line.
    private final Map<Integer, Integer> textStarts = new HashMap<>();
    /// How many turns have a title, capitals and a full stop or a colon.
    private final int unmistakable;
    private final LabelOpenings openings;

    private InnerLabels(List<Turn> turns) {
        int many = 0;
        for (Turn turn : turns) {
            textStarts.put(turn.label().line().index(), turn.label().textStart());
            known.putIfAbsent(turn.label().key(), turn);
            counts.merge(turn.label().key(), 1, Integer::sum);
            if (isQuestionOrAnswer(turn.label())) {
                // Where some are asked, some answer: `Q. When? - A. In May.`
                counts.merge(turn.label().key().equals("q") ? "a" : "q", 1, Integer::sum);
                known.putIfAbsent(turn.label().key().equals("q") ? "a" : "q", turn);
            }
            many += isUnmistakable(turn.label()) ? 1 : 0;
        }
        unmistakable = many;
        openings = new LabelOpenings(unmistakable >= MANY);
        known.keySet().forEach(openings::add);
    }

    /// The turns and those found within their lines, in order.
    static List<Turn> addTo(List<Turn> turns, List<Line> lines, LineRole[] roles, String text) {
        if (turns.isEmpty()) {
            return turns;
        }
        InnerLabels inner = new InnerLabels(turns);
        List<Turn> all = new ArrayList<>(turns);
        for (Line line : lines) {
            LineRole role = roles[line.index()];
            if (role == LineRole.LABEL || role == LineRole.SPOKEN) {
                all.addAll(inner.within(line, text));
            }
        }
        all.sort((a, b) -> Integer.compare(a.label().start(), b.label().start()));
        return all;
    }

    private List<Turn> within(Line line, String text) {
        List<Turn> found = new ArrayList<>();
        for (int at = line.start() + 1; at < line.end(); at++) {
            if (!Character.isWhitespace(text.charAt(at)) || !isSentenceMark(text.charAt(at - 1))) {
                continue;
            }
            int start = behindSpaces(text, at, line.end());
            if (!opensSentence(text, start, line.end()) || !openings.mayBegin(text, start, line.end())) {
                continue;
            }
            for (Label label : LabelReader.readMarked(rest(line, text, start))) {
                Optional<Turn> turn = turn(label);
                if (turn.isPresent()) {
                    found.add(turn.get());
                    break;
                }
            }
        }
        return found;
    }

    private static int behindSpaces(String text, int from, int end) {
        int at = from;
        while (at < end && at - from < MOST_SPACES && SPACES.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /// Whether a capital or bold print begins there, behind white space.
    private static boolean opensSentence(String text, int at, int end) {
        return at < end
                && SPACES.indexOf(text.charAt(at - 1)) >= 0
                && (Character.getType(text.codePointAt(at)) == Character.UPPERCASE_LETTER || text.startsWith("**", at));
    }

    private static boolean isSentenceMark(char c) {
        return switch (c) {
            case '.', '?', '!', '…', ')', ']', '"', '”', '’', '—', '–', '-' -> true;
            default -> false;
        };
    }

    /// What stands behind a sentence, up to the length of a label and the first character behind that: a long paragraph
    /// is not copied, and not kept, for each of its sentences.
    private static Line rest(Line line, String text, int start) {
        int end = Math.min(line.end(), start + LONGEST);
        while (end < line.end() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        end = Math.min(line.end(), end + 1);
        return new Line(
                line.index(), start, end, line.indent(), false, line.closesParagraph(), text.substring(start, end));
    }

    private Optional<Turn> turn(Label label) {
        Turn model = known.get(label.key());
        if (label.isAlone()
                || isBareAnswer(label)
                || label.start() < textStarts.getOrDefault(label.line().index(), 0)) {
            return Optional.empty();
        }
        if (model == null) {
            return unmistakable >= MANY && isUnmistakable(label)
                    ? Optional.of(new Turn(label, label.key(), UNKNOWN_CONFIDENCE))
                    : Optional.empty();
        }
        boolean established = counts.getOrDefault(label.key(), 0) >= ESTABLISHED || isUnmistakable(label);
        return established && model.label().form() == label.form()
                ? Optional.of(new Turn(
                        label,
                        isQuestionOrAnswer(label) ? label.key() : model.group(),
                        model.probability() * CONFIDENCE))
                : Optional.empty();
    }

    /// `A neighbour`, where records print `A In May.`
    private static boolean isBareAnswer(Label label) {
        return label.key().equals("a")
                && Character.isWhitespace(
                        label.line().text().charAt(label.end() - label.line().start()));
    }

    private static boolean isQuestionOrAnswer(Label label) {
        return label.key().equals("q") || label.key().equals("a");
    }

    /// `Mr. SMITH. Yes`, `El señor SMITH: Sí`: no sentence begins so.
    private static boolean isUnmistakable(Label label) {
        return (label.form() == LabelForm.STOP || label.form() == LabelForm.COLON)
                && NameShape.opensWithTitle(label.base())
                && Words.printed(label.base()).stream().anyMatch(word -> Words.isCapitals(word, 3));
    }
}
