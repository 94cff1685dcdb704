package org.stenogram.speakersegmentation.labels;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Reads labels that neither a colon, a full stop nor a dash sets off: brackets, the circle of Japanese records, the
/// voice tag of captions, a column of their own, or the verb by which a member is told to have asked.
final class OtherLabels {

    private static final int MOST_NAME_WORDS = 6;
    private static final int LONGEST_NAME = 70;

    private static final Pattern BRACKET = Pattern.compile("\\[([^\\[\\]\\n]{1,60})\\]\\s*[:.]?\\s+(?=\\S)");
    /// Behind the number of a question or the dash of an answer.
    private static final Pattern ROUND =
            Pattern.compile("(?:\\d{1,5}[.)]?\\s+|[—–-]{1,2}\\s*)\\(([^()\\[\\]\\n]{2,60}?)\\.?\\)[.:]?\\s+(?=\\S)");
    /// WebVTT's voice span, with or without classes.
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]{1,20})*\\s+([^<>\\n]{1,60})>\\s*(?=\\S)");

    /// `<ben> Yes.`, `13:57 <ben> Yes.` and, with a time, `13:57:29 [ben]`: who writes in a chat.
    private static final Pattern WRITER = Pattern.compile("([\\[(]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])]?\\s+)?"
            + "([<\\[])(\\p{L}[\\p{L}\\d_|.-]{1,24})[>\\]](?:\\s+(?=\\S)|$)");

    /// What web pages have between angle brackets.
    private static final Set<String> ELEMENTS = Set.of(
            "b",
            "i",
            "u",
            "p",
            "br",
            "hr",
            "em",
            "div",
            "span",
            "strong",
            "pre",
            "code",
            "html",
            "head",
            "body",
            "table",
            "tr",
            "td",
            "th",
            "ul",
            "ol",
            "li",
            "center",
            "font",
            "title",
            "blockquote",
            "sup",
            "sub",
            "small",
            "page",
            "doc",
            "text",
            "sic",
            "pb",
            "lb",
            "note",
            "quote",
            "unk",
            "illegible",
            "inaudible");

    private static final Pattern CIRCLE =
            Pattern.compile("[○◯〇]\\s*([^\\s\u3000○（）:：]{1,24}(?:（[^（）\\n]{1,24}）)?)[\\s\u3000]+(?=\\S)");

    private static final Pattern TIMED_COLUMN = Pattern.compile(
            "(\\p{Lu}[\\p{Lu}\\d/-]{1,11}(?: \\p{Lu}[\\p{Lu}\\d/-]{1,11})?)\\s+(?=[\\p{Lu}\"“(\\[])(?!\\p{Lu}{2})");
    private static final Pattern COLUMN =
            Pattern.compile("(\\p{Lu}{2}[\\p{Lu}'’-]{0,20})\\s+(?=\\p{Lu}(?:\\p{Ll}|,?\\s\\p{Ll}|['’]\\p{Ll}))");
    private static final Pattern TIME_BEHIND = Pattern.compile(
            "(\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,3})\\s+[\\[(]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])]?\\s+(?=\\p{L})");

    private OtherLabels() {}

    static Optional<Label> bracket(Line line) {
        String text = line.text();
        char first = text.charAt(0);
        Optional<Label> writer =
                first == '<' || first == '[' || Character.isDigit(first) ? writer(line) : Optional.empty();
        if (writer.isPresent()) {
            return writer;
        }
        if (first == '[') {
            Matcher square = BRACKET.matcher(text);
            return square.lookingAt() && NameShape.isName(square.group(1), MOST_NAME_WORDS)
                    ? Optional.of(label(line, LabelForm.BRACKET, 0, square.end(1) + 1, square.end(), square.group(1)))
                    : Optional.empty();
        }
        if (first == '<') {
            Matcher voice = VOICE.matcher(text);
            return voice.lookingAt()
                    ? Optional.of(label(line, LabelForm.BRACKET, 0, voice.end(1) + 1, voice.end(), voice.group(1)))
                    : Optional.empty();
        }
        if (!Character.isDigit(first) && "-—–".indexOf(first) < 0) {
            return Optional.empty();
        }
        Matcher round = ROUND.matcher(text);
        return round.lookingAt()
                        && NameShape.isName(round.group(1), MOST_NAME_WORDS)
                        && !Lexicon.standard().is(WordClass.DIRECTION, round.group(1))
                ? Optional.of(label(line, LabelForm.BRACKET, 0, round.end(1) + 1, round.end(), round.group(1)))
                : Optional.empty();
    }

    private static Optional<Label> writer(Line line) {
        String text = line.text();
        Matcher writer = WRITER.matcher(text);
        if (!writer.lookingAt()) {
            return Optional.empty();
        }
        boolean timed = writer.group(1) != null;
        boolean angle = writer.group(2).equals("<");
        boolean alone = writer.end() == text.length();
        return (angle ? !alone || timed : timed)
                        && !ELEMENTS.contains(writer.group(3).toLowerCase(Locale.ROOT))
                        && text.indexOf("</") < 0
                ? Optional.of(label(line, LabelForm.BRACKET, 0, writer.end(3) + 1, writer.end(), writer.group(3)))
                : Optional.empty();
    }

    /// `>> Yes.`: captions that say only that another one speaks.
    static Optional<Label> change(Line line) {
        String text = line.text();
        return text.startsWith(">>") && text.length() > 2 && text.charAt(2) != '>'
                ? Optional.of(label(line, LabelForm.BRACKET, 0, 2, Opening.skipSpaces(text, 2), Label.CHANGE))
                : Optional.empty();
    }

    /// `○議長（春佐一郎君）　`: a circle, an office or a name, and a space.
    static Optional<Label> circle(Line line) {
        if ("○◯〇".indexOf(line.text().charAt(0)) < 0) {
            return Optional.empty();
        }
        Matcher circle = CIRCLE.matcher(line.text());
        return circle.lookingAt()
                ? Optional.of(label(line, LabelForm.BRACKET, 0, circle.end(1), circle.end(), circle.group(1)))
                : Optional.empty();
    }

    static Optional<Label> column(Line line, Opening opening) {
        String text = line.text();
        if (!Character.isUpperCase(text.codePointAt(Math.min(opening.from(), text.length() - 1)))) {
            return Optional.empty();
        }
        boolean timed = opening.from() > opening.start();
        if (timed || opensWithTwoCapitals(text, opening.from())) {
            Matcher column = (timed ? TIMED_COLUMN : COLUMN).matcher(text).region(opening.from(), text.length());
            if (column.lookingAt() && !Lexicon.standard().is(WordClass.FUNCTION, column.group(1))) {
                return Optional.of(
                        label(line, LabelForm.COLUMN, opening.start(), column.end(1), column.end(), column.group(1)));
            }
        }
        if (!hasTime(text, opening.from())) {
            return Optional.empty();
        }
        Matcher time = TIME_BEHIND.matcher(text).region(opening.from(), text.length());
        return time.lookingAt() && NameShape.isName(time.group(1), MOST_NAME_WORDS)
                ? Optional.of(label(line, LabelForm.COLUMN, opening.start(), time.end(1), time.end(), time.group(1)))
                : Optional.empty();
    }

    /// Whether a colon stands between two digits.
    static boolean hasTime(String text, int from) {
        for (int at = text.indexOf(':', from + 1); at > 0; at = text.indexOf(':', at + 1)) {
            if (at + 1 < text.length()
                    && Character.isDigit(text.charAt(at - 1))
                    && Character.isDigit(text.charAt(at + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean opensWithTwoCapitals(String text, int from) {
        int second = from < text.length() ? text.offsetByCodePoints(from, 1) : from;
        return second < text.length() && Character.isUpperCase(text.codePointAt(second));
    }

    /// `*411. Mr. Smith asked the Minister`, `Lord Smith asked Her Majesty's Government`.
    static Optional<Label> asked(Line line, Opening opening) {
        String text = line.text();
        int from = opening.from();
        if (!line.opensParagraph()
                || !NameShape.opensWithTitle(text, from, Math.min(text.length(), from + LONGEST_NAME))) {
            return Optional.empty();
        }
        for (int space = text.indexOf(' ', from); space > 0 && space - from < LONGEST_NAME; ) {
            int end = text.indexOf(' ', space + 1);
            if (end < 0) {
                return Optional.empty();
            }
            if (WordClass.ASKING.isIn(Lexicon.standard().classes(text, space + 1, end))) {
                String printed = text.substring(from, space).strip();
                return NameShape.opensWithTitle(printed)
                                && NameShape.isName(Brackets.without(printed), MOST_NAME_WORDS)
                                && !Character.isLowerCase(printed.codePointBefore(1))
                                && NameShape.opensWithTitle(text.substring(end + 1))
                        ? Optional.of(label(line, LabelForm.ASKED, opening.start(), space, space + 1, printed))
                        : Optional.empty();
            }
            space = end;
        }
        return Optional.empty();
    }

    /// Whether a number stands before it or its name is in capitals: nobody tells of a conversation so.
    static boolean isOfPaper(Label label) {
        return label.line().text().charAt(label.start() - label.line().start())
                        != label.printed().charAt(0)
                || Words.printed(label.printed()).stream().anyMatch(word -> Words.isCapitals(word, 3));
    }

    private static Label label(Line line, LabelForm form, int from, int end, int textStart, String printed) {
        return Label.of(line, form, line.start() + from, line.start() + end, line.start() + textStart, printed.strip());
    }
}
