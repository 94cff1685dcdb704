package org.stenogram.speakersegmentation.labels;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Reads labels that end with a full stop, or with the comma that OCR made of one: a title and a name, capitals, an
/// office (`M. le président.`), a name and its office (`ROSSI, Ministro del tesoro.`), `Q` or `A`.
final class StopLabel {

    private static final int LONGEST = 110;
    private static final int MOST_WORDS = 10;
    private static final int LONGEST_SHORT_TITLE = 4;
    private static final Pattern QUESTION_OR_ANSWER = Pattern.compile("(?s)[QA]\\.?\\s+(?!\\p{Lu}\\.\\s)\\S.*");

    private static final Pattern INITIALLED = Pattern.compile("(?:\\p{Lu}\\.[\\s-]?){1,3}\\s?\\p{Lu}[\\p{L}'’-]{2,}");

    private StopLabel() {}

    static Optional<Label> read(Line line) {
        String text = line.text();
        Opening opening = Opening.of(text);
        int from = opening.from();
        if (text.length() > from + 2
                && QUESTION_OR_ANSWER.matcher(text).region(from, text.length()).matches()) {
            int end = from + 1;
            int after = text.charAt(end) == '.' ? end + 1 : end;
            return Optional.of(label(line, LabelForm.STOP, opening, end, after));
        }
        int comma = -1;
        for (int at = from; at < Math.min(text.length(), LONGEST); at++) {
            char c = text.charAt(at);
            if (c == '(' || c == '[') {
                int close = Stops.endOfBracket(text, at, 2 * LONGEST);
                if (close > 0) {
                    at = close - 1;
                    continue;
                }
            }
            if (c == ':' || c == '?' || c == '!' || c == ';') {
                break;
            }
            if (at + 1 == text.length() || !Character.isWhitespace(text.charAt(at + 1))) {
                continue;
            }
            if (c == ',' && comma < 0 && !isTitleAlone(text.substring(from, at))) {
                comma = at;
            } else if (c == '.' && !Stops.isAbbreviation(text, from, at)) {
                return stopped(line, opening, comma, at);
            }
        }
        return comma < 0 ? Optional.empty() : damaged(line, opening, comma);
    }

    /// `Mr` of `Mr, SMITH.`, whose full stop OCR has read as a comma.
    private static boolean isTitleAlone(String before) {
        return before.length() <= LONGEST_SHORT_TITLE && Lexicon.standard().is(WordClass.HONORIFIC, before);
    }

    private static Optional<Label> stopped(Line line, Opening opening, int comma, int stop) {
        String text = line.text();
        boolean withOffice = comma > 0
                && isName(text.substring(opening.from(), comma))
                && NameShape.opensWithOffice(text.substring(comma + 1, stop));
        if (withOffice || (comma < 0 && isName(text.substring(opening.from(), stop)))) {
            return Optional.of(label(line, LabelForm.STOP, opening, stop, stop + 1));
        }
        return comma < 0 ? Optional.empty() : damaged(line, opening, comma);
    }

    private static Optional<Label> damaged(Line line, Opening opening, int comma) {
        return isName(line.text().substring(opening.from(), comma))
                ? Optional.of(label(line, LabelForm.DAMAGED, opening, comma, comma + 1))
                : Optional.empty();
    }

    private static boolean isName(String label) {
        String printed = Brackets.without(label).strip();
        List<String> words = Words.printed(printed);
        if (words.size() == 1) {
            return Words.isCapitals(words.getFirst(), 3);
        }
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            return false;
        }
        boolean titled = NameShape.opensWithTitle(printed);
        if (!NameShape.isName(printed, MOST_WORDS)) {
            return titled && isOfficeInSmall(words);
        }
        return titled
                || isInitialled(printed)
                || words.stream().anyMatch(word -> Words.isCapitals(word, 3))
                || words.subList(0, words.size() - 1).stream().anyMatch(NameShape::isTitle);
    }

    /// `M. le ministre des travaux publics`: an honorific, an article, an office and what it is for.
    private static boolean isOfficeInSmall(List<String> words) {
        Lexicon lexicon = Lexicon.standard();
        int at = 0;
        while (at < words.size()
                && (lexicon.is(WordClass.HONORIFIC, words.get(at)) || lexicon.is(WordClass.PARTICLE, words.get(at)))) {
            at++;
        }
        return at > 0
                && at < words.size()
                && lexicon.is(WordClass.HONORIFIC, words.getFirst())
                && lexicon.is(WordClass.OFFICE, words.get(at));
    }

    /// `L. I. Example`: initials before a name.
    private static boolean isInitialled(String printed) {
        return INITIALLED.matcher(printed).matches();
    }

    private static Label label(Line line, LabelForm form, Opening opening, int end, int after) {
        String text = line.text();
        return Label.of(
                line,
                form,
                line.start() + opening.start(),
                line.start() + end,
                line.start() + Opening.skipSpaces(text, after),
                text.substring(opening.from(), end).strip());
    }
}
