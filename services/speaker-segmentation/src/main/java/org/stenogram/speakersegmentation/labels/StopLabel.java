package org.stenogram.speakersegmentation.labels;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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
    private static final int LEAST_SURNAME = 3;
    private static final Pattern QUESTION_OR_ANSWER = Pattern.compile("(?s)[QA]\\.?\\s+(?!\\p{Lu}\\.\\s)\\S.*");

    /// `P.M. Agreed`, `R.A.B. Half of it`: initials of two letters or more, each with its full stop.
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.){2,4}(?=\\s+\\p{Lu})(?!\\s+\\p{Lu}{3})");

    /// `PETROV A. B. Yes`: the full stop of the last initial is the label's, too.
    private static final Pattern NAME_AND_INITIALS = Pattern.compile(
            "(?:\\p{Lu}{2}[\\p{Lu}'’-]*\\s(?:\\p{Lu}\\.\\s?){1,2}|\\p{Lu}\\p{Ll}[\\p{L}'’-]+\\s(?:\\p{Lu}\\.\\s?){2})"
                    + "(?<=\\.)(?=\\s+[\\p{Lu}\"«“(\\[—–-])(?!\\s+\\p{Lu}(?:\\.|\\p{Lu}{2}))");

    private static final Pattern INITIALLED = Pattern.compile("(?:\\p{Lu}\\.[\\s-]?){1,3}\\s?\\p{Lu}[\\p{L}'’-]{2,}");

    private StopLabel() {}

    static Optional<Label> read(Line line, Opening opening) {
        String text = line.text();
        int from = opening.from();
        if (text.length() > from + 2
                && (text.charAt(from) == 'Q' || text.charAt(from) == 'A')
                && QUESTION_OR_ANSWER.matcher(text).region(from, text.length()).matches()
                && !opensWithVoices(text, from)) {
            int end = from + 1;
            int after = text.charAt(end) == '.' ? end + 1 : end;
            return Optional.of(label(line, LabelForm.STOP, opening, end, after));
        }
        int initials = endOfInitials(text, from);
        if (initials > 0) {
            return Optional.of(label(line, LabelForm.STOP, opening, initials, initials));
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
            if (c == '.'
                    && at + 1 == text.length()
                    && comma > 0
                    && isInitialledInCapitals(text.substring(from, comma))) {
                return stopped(line, opening, comma, at);
            }
            if (at + 1 == text.length() || !Character.isWhitespace(text.charAt(at + 1))) {
                continue;
            }
            if (c == '.' && comma < 0 && isParted(text, from, at)) {
                return Optional.of(Label.of(
                        line,
                        LabelForm.DAMAGED,
                        line.start() + opening.start(),
                        line.start() + at - 1,
                        line.start() + Opening.skipSpaces(text, at + 1),
                        text.substring(from, at - 1).strip()));
            }
            if (c == '.' && comma < 0 && isAbbreviatedOffice(text.substring(from, at))) {
                return Optional.of(label(line, LabelForm.STOP, opening, at, at + 1));
            }
            if (c == ',' && comma < 0 && !isTitleAlone(text.substring(from, at))) {
                comma = at;
            } else if (c == '.' && !Stops.isAbbreviation(text, from, at)) {
                return stopped(line, opening, comma, at);
            }
        }
        return comma < 0 ? Optional.empty() : damaged(line, opening, comma);
    }

    /// One past the initials that stand here, or past a name and its initials; -1 where there are none.
    private static int endOfInitials(String text, int from) {
        if (isStopAt(text, from + 1)) {
            Matcher initials = INITIALS.matcher(text).region(from, text.length());
            if (initials.lookingAt()) {
                return initials.end();
            }
        }
        if (!hasInitialBehindWord(text, from)) {
            return -1;
        }
        Matcher name = NAME_AND_INITIALS.matcher(text).region(from, text.length());
        return name.lookingAt() ? name.end() : -1;
    }

    private static boolean hasInitialBehindWord(String text, int from) {
        int space = from;
        while (space < text.length() && !Character.isWhitespace(text.charAt(space))) {
            space++;
        }
        return isStopAt(text, space + 2);
    }

    /// Whether a full stop stands there, or behind the second half of a character.
    private static boolean isStopAt(String text, int at) {
        return at < text.length()
                && (text.charAt(at) == '.'
                        || (Character.isLowSurrogate(text.charAt(at))
                                && at + 1 < text.length()
                                && text.charAt(at + 1) == '.'));
    }

    /// A name, a comma, a few words and a full stop: a name and an office where the same words stand before other
    /// paragraphs, too, `ROSSI, Assessore ai porti.`
    static Optional<Label> apposed(Line line) {
        String text = line.text();
        if (!line.opensParagraph() || text.indexOf(',', 0, Math.min(text.length(), LONGEST)) < 0) {
            return Optional.empty();
        }
        Opening opening = Opening.of(text);
        int comma = -1;
        for (int at = opening.from(); at < Math.min(text.length(), LONGEST); at++) {
            char c = text.charAt(at);
            if (c == '(' || c == '[') {
                int close = Stops.endOfBracket(text, at, 2 * LONGEST);
                at = close > 0 ? close - 1 : at;
            } else if (isNoneOfName(c)) {
                return Optional.empty();
            } else if (c == ',' && comma < 0) {
                comma = at;
            } else if (c == '.' && Stops.endsLabel(text, opening.from(), at)) {
                return comma < 0
                                || !isPerson(text.substring(opening.from(), comma))
                                || !isApposition(text.substring(comma + 1, at))
                                || Words.isCapitals(text.substring(opening.from(), at), 1)
                        ? Optional.empty()
                        : Optional.of(Label.of(
                                line,
                                LabelForm.STOP,
                                line.start() + opening.start(),
                                line.start() + at,
                                line.start() + Opening.skipSpaces(text, at + 1),
                                text.substring(opening.from(), at).strip(),
                                text.substring(opening.from(), comma)));
            }
        }
        return Optional.empty();
    }

    private static boolean isNoneOfName(char c) {
        return switch (c) {
            case ':', '?', '!', ';', '"', '“' -> true;
            default -> false;
        };
    }

    /// A name that cannot begin a sentence, and no office that is addressed: not `Mr. President, …`.
    private static boolean isPerson(String label) {
        String printed = Brackets.without(label).strip();
        List<String> words = Words.printed(printed);
        return isName(label)
                && (words.size() > 1 || Words.isCapitals(printed, LEAST_SURNAME))
                && !words.stream()
                        .allMatch(word ->
                                NameShape.isTitle(word) || Lexicon.standard().is(WordClass.PARTICLE, word));
    }

    private static boolean isApposition(String text) {
        Lexicon lexicon = Lexicon.standard();
        List<String> words = Words.printed(text);
        return !words.isEmpty()
                && words.size() <= MOST_WORDS
                && words.stream()
                        .noneMatch(
                                word -> lexicon.is(WordClass.FUNCTION, word) && !lexicon.is(WordClass.PARTICLE, word));
    }

    /// `Mr` of `Mr, SMITH.`, whose full stop OCR has read as a comma.
    private static boolean isTitleAlone(String before) {
        return before.length() <= LONGEST_SHORT_TITLE && Lexicon.standard().is(WordClass.HONORIFIC, before);
    }

    /// `Mr. SMITH .`: a space before the full stop, as OCR sees one; not the one of `Mr . SMITH.`
    private static boolean isParted(String text, int from, int at) {
        return at > from + LONGEST_SHORT_TITLE
                && text.charAt(at - 1) == ' '
                && Character.isLetterOrDigit(text.charAt(at - 2))
                && isName(text.substring(from, at - 1))
                && !NameShape.isTitle(text.substring(text.lastIndexOf(' ', at - 2) + 1, at - 1));
    }

    private static Optional<Label> stopped(Line line, Opening opening, int comma, int stop) {
        String text = line.text();
        boolean withOffice =
                comma > 0 && isInitialled(text.substring(opening.from(), comma), text.substring(comma, stop))
                        || comma > 0
                                && isName(text.substring(opening.from(), comma))
                                && (NameShape.opensWithOffice(text.substring(comma + 1, stop))
                                        || NameShape.isOfPlace(text.substring(comma + 1, stop))
                                        || Lexicon.standard().opens(WordClass.BEHALF, text.substring(comma + 1, stop)));
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
        int count = Words.count(printed, MOST_WORDS);
        if (count == 0 || count > MOST_WORDS) {
            return false;
        }
        boolean titled = NameShape.opensWithTitle(printed);
        if (count > 1 && !NameShape.isName(printed, MOST_WORDS)) {
            return (titled && isOfficeInSmall(Words.printed(printed))) || isKnown(printed);
        }
        List<String> words = Words.printed(printed);
        if (count == 1) {
            return Words.isCapitals(words.getFirst(), 3) || isSurname(words.getFirst());
        }
        return titled
                || isInitialled(printed)
                || words.stream().anyMatch(word -> Words.isCapitals(word, 3))
                || words.subList(0, words.size() - 1).stream().anyMatch(NameShape::isTitle);
    }

    /// `Voroshin`: how a name may be written that nothing else tells from the first word of a sentence.
    private static boolean isSurname(String word) {
        return word.length() >= LEAST_SURNAME
                && word.codePoints().allMatch(c -> Character.isLetter(c) || c == '-' || c == '\'' || c == '’')
                && Words.isCapitalised(word)
                && !Lexicon.standard().is(WordClass.FUNCTION, word)
                && !Lexicon.standard().is(WordClass.HONORIFIC, word);
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

    /// `The SPEAKER pro tempore`, `Plusieurs voix à droite`: a whole label of the lexicon.
    private static boolean isKnown(String printed) {
        return Words.isCapitalised(printed)
                && (Lexicon.standard().is(WordClass.ROLE, printed)
                        || Lexicon.standard().is(WordClass.COLLECTIVE, printed));
    }

    /// `A droite. Non !`, where the letter is no answer's.
    private static boolean opensWithVoices(String text, int from) {
        int stop = text.indexOf('.', from + 2);
        return stop > 0 && stop - from < LONGEST && isKnown(text.substring(from, stop));
    }

    /// `Mr. Att. Gen.`, `L. C. J.`: an office whose words are all abbreviated.
    private static boolean isAbbreviatedOffice(String printed) {
        return printed.indexOf('.') > 0
                && printed.indexOf('(') < 0
                && Lexicon.standard().is(WordClass.ROLE, printed);
    }

    /// `Petrova A. B.` and a few words of what she is.
    static boolean isInitialled(String name, String office) {
        return isInitialledInCapitals(name) && Words.count(office, MOST_WORDS) <= MOST_WORDS;
    }

    /// `PETROVA A. B.`, whose office follows.
    private static boolean isInitialledInCapitals(String printed) {
        return hasInitialBehindWord(printed, 0)
                && NAME_AND_INITIALS.matcher(printed + " A").lookingAt();
    }

    /// `L. I. Example`: initials before a name.
    private static boolean isInitialled(String printed) {
        return isStopAt(printed, 1) && INITIALLED.matcher(printed).matches();
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
