package org.stenogram.speakersegmentation.structure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.lexicon.Lexicon;

/// Finds calendar dates as records print them.
final class Dates {

    private static final Pattern ISO = Pattern.compile("(?U)\\b(1[5-9]\\d\\d|20\\d\\d)-(\\d\\d)-(\\d\\d)\\b");
    private static final Pattern MONTH_DAY_YEAR = Pattern.compile(
            "(?U)\\b(\\p{L}{3,10})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*[-–]\\s*\\d{1,2})?,?\\s+(1[5-9]\\d\\d|20\\d\\d)\\b");
    private static final Pattern DAY_MONTH_YEAR = Pattern.compile(
            "(?U)\\b(\\d{1,2})(?:er|st|nd|rd|th|º)?\\.?\\s+(?:(?:de|of|d')\\s*)?(\\p{L}{3,10})\\.?,?\\s+(?:de\\s+|del\\s+)?(1[5-9]\\d\\d|20\\d\\d)\\b");
    private static final Pattern NUMBERS =
            Pattern.compile("(?U)\\b(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(1[5-9]\\d\\d|20\\d\\d)\\b");
    private static final Pattern MONTH_YEAR =
            Pattern.compile("(?U)\\b(\\p{L}{3,10})\\.?,?\\s+(?:de\\s+)?(1[5-9]\\d\\d|20\\d\\d)\\b");

    private static final int YEAR = 4;

    private Dates() {}

    /// A date and where it stands.
    ///
    /// @param iso ISO 8601, a day or a month
    record Found(String iso, int start, int end) {}

    /// The first date in the text, whole days before months.
    static Optional<Found> first(String text) {
        Optional<Found> best = Optional.empty();
        if (!hasYear(text)) {
            return best;
        }
        for (Pattern pattern : new Pattern[] {ISO, MONTH_DAY_YEAR, DAY_MONTH_YEAR, NUMBERS}) {
            Optional<Found> found = first(text, pattern);
            if (found.isPresent()
                    && (best.isEmpty() || found.get().start() < best.get().start())) {
                best = found;
            }
        }
        return best.isPresent() ? best : first(text, MONTH_YEAR);
    }

    /// Whether four digits stand together, as in all dates.
    private static boolean hasYear(String text) {
        int digits = 0;
        for (int at = 0; at < text.length() && digits < YEAR; at++) {
            char c = text.charAt(at);
            // Half of a character may be half of a digit.
            digits = Character.isDigit(c) || Character.isSurrogate(c) ? digits + 1 : 0;
        }
        return digits == YEAR;
    }

    private static Optional<Found> first(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            Optional<String> iso = iso(matcher, pattern);
            if (iso.isPresent()) {
                return Optional.of(new Found(iso.get(), matcher.start(), matcher.end()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> iso(Matcher found, Pattern pattern) {
        if (pattern == ISO) {
            return day(number(found, 1), number(found, 2), number(found, 3));
        }
        if (pattern == NUMBERS) {
            return day(number(found, 3), number(found, 2), number(found, 1));
        }
        int nameGroup = pattern == DAY_MONTH_YEAR ? 2 : 1;
        OptionalInt month = Lexicon.standard().month(found.group(nameGroup));
        if (month.isEmpty()) {
            return Optional.empty();
        }
        if (pattern == MONTH_YEAR) {
            return Optional.of(YearMonth.of(number(found, 2), month.getAsInt()).toString());
        }
        int dayGroup = pattern == DAY_MONTH_YEAR ? 1 : 2;
        return day(number(found, 3), month.getAsInt(), number(found, dayGroup));
    }

    private static Optional<String> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
