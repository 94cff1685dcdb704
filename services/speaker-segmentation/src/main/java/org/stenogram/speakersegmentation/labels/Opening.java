package org.stenogram.speakersegmentation.labels;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.layout.PageMarks;

/// What may stand on a line before its label: quotation marks, the number of the paragraph, the time on a recording.
///
/// @param start where the label begins for whoever cuts the text: before a number or a time, behind other marks
/// @param from where the words of the label begin
record Opening(int start, int from) {

    private static final String MARKS = "\"“”„«»'‘’*_>•· ";
    /// `4. `, `*413. `, `†*I. `, `Q15 `, `O.71. `, `Anf. 37 `: the number of a question or of a speech.
    private static final Pattern NUMBER =
            Pattern.compile("\\(?\\d{1,4}[.)]\\s+(?=\\p{Lu})|[†*]{0,3}(?:\\d{1,4}|[IVXL]{1,6})\\.\\s+(?=\\p{Lu})"
                    + "|(?:[QOW]\\.?\\s?|(?:Anf|Anför|Inl)\\.\\s{1,3})\\d{1,4}[.)]?:?\\s+(?=\\p{Lu})");
    /// A full name with its place or party, and a colon.
    private static final Pattern OF_A_PLACE = Pattern.compile(
            "\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){1,4}(?:\\s\\([^()]{2,60}\\)){1,2}(?:\\sto\\s[^:.]{3,70}?)?\\s?:");

    /// A name in capitals, its title aside, and a colon.
    private static final Pattern IN_CAPITALS =
            Pattern.compile("(?:\\p{Lu}{2,}[\\p{Lu}.'’-]*\\s?){1,4}(?:\\([^()]{1,40}\\)\\s?)?:");

    /// A name and a colon.
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){1,3}:");

    /// `3Smith: `: the number of a paragraph and no space.
    private static final Pattern GLUED =
            Pattern.compile("\\d{1,4}(?=\\p{Lu}[\\p{L}.'’-]+(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,3}:)");

    /// `1. 林小河議員：`, the number of a question before a name in ideographs.
    private static final Pattern OF_IDEOGRAPHS = Pattern.compile("\\d{1,3}[.．、]\\s*(?=\\p{IsIdeographic}{2,14}[：︰:])");

    private static final Pattern TIME = Pattern.compile(
            "(?:[\\[(]?(?:\\d{1,2}:\\d{2}|\\d{3}:\\d{2}:\\d{2})(?::\\d{2})?[\\])]?\\s*[-–—]?|\\d{2}(?: \\d{2}){2,3})\\s+(?=\\p{L})");
    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_PAGE_MARK = 16;

    static Opening of(String text) {
        int start = 0;
        while (start < text.length() && MARKS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        if (start == 0 && text.startsWith("[")) {
            start = behindPageMark(text);
        }
        if (!mayOpen(text, start)) {
            return new Opening(start, start);
        }
        Matcher time = TIME.matcher(text).region(start, text.length());
        if (time.lookingAt()) {
            return new Opening(start, time.end());
        }
        Matcher glued = GLUED.matcher(text).region(start, text.length());
        if (Character.isDigit(text.charAt(start)) && glued.lookingAt()) {
            return new Opening(start, glued.end());
        }
        Matcher question = OF_IDEOGRAPHS.matcher(text).region(start, text.length());
        if (Character.isDigit(text.charAt(start)) && question.lookingAt()) {
            return new Opening(start, question.end());
        }
        Matcher number = NUMBER.matcher(text).region(start, text.length());
        // `1. Fisheries: none` is an item, `1. Mr. Smith: None` and `1. Ann Smith (Exeter): None` are not.
        if (number.lookingAt()
                && (NameShape.opensWithTitle(
                                text.substring(number.end(), Math.min(text.length(), number.end() + LONGEST_TITLE)))
                        || OF_A_PLACE
                                .matcher(text)
                                .region(number.end(), text.length())
                                .lookingAt()
                        || (isNumberOfLetter(number.group())
                                && (IN_CAPITALS
                                                .matcher(text)
                                                .region(number.end(), text.length())
                                                .lookingAt()
                                        || NAME.matcher(text)
                                                .region(number.end(), text.length())
                                                .lookingAt())))) {
            return new Opening(start, number.end());
        }
        return new Opening(start, start);
    }

    /// One past the `[Page 12]` that a line begins with, and white space; 0 where none stands there.
    private static int behindPageMark(String text) {
        int close = text.indexOf(']');
        return close > 0 && close <= LONGEST_PAGE_MARK && PageMarks.isMark(text.substring(0, close + 1))
                ? skipSpaces(text, close + 1)
                : 0;
    }

    /// Whether a time or a number may begin there: a look before the patterns, at most lines.
    static boolean mayOpen(String text, int start) {
        if (start == text.length()) {
            return false;
        }
        char first = text.charAt(start);
        return switch (first) {
            case '[', '†', '*' -> true;
            case '(' -> hasDigit(text, start + 1, start + 2);
            case 'Q', 'O', 'W' -> hasDigit(text, start + 1, start + 4);
            case 'A' -> text.startsWith("Anf", start);
            case 'I', 'V', 'X', 'L' -> isStopBehindRoman(text, start) || text.startsWith("Inl", start);
            default -> Character.isDigit(first);
        };
    }

    private static boolean hasDigit(String text, int from, int to) {
        for (int at = from; at < Math.min(to, text.length()); at++) {
            if (Character.isDigit(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStopBehindRoman(String text, int start) {
        int at = start;
        while (at < text.length() && "IVXL".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '.';
    }

    /// `Q12 `, `Anf. 37 `, not the `L. ` of initials.
    private static boolean isNumberOfLetter(String number) {
        return Character.isLetter(number.charAt(0)) && number.chars().anyMatch(Character::isDigit);
    }

    /// Where what is said begins, behind the white space.
    static int skipSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
