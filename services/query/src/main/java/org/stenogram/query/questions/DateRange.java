package org.stenogram.query.questions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// The days between two dates, both included; a shortened date stands for all its days.
///
/// @param first absent when the range has no beginning
/// @param last absent when the range has no end
public record DateRange(@Nullable LocalDate first, @Nullable LocalDate last) {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

    /// Reads both bounds: `1959-06-06`, `1959-06` or `1959`.
    ///
    /// @throws ProblemException when a bound is no date, or the first is after the last
    public static DateRange of(@Nullable String from, @Nullable String to) {
        LocalDate first = from == null ? null : days("from", from).first;
        LocalDate last = to == null ? null : days("to", to).last;
        if (first != null && last != null && first.isAfter(last)) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER, "from is after to (%s, %s), so no date can match.".formatted(from, to));
        }
        return new DateRange(first, last);
    }

    private static DateRange days(String name, String text) {
        try {
            // The parsers of the JDK take signs and years of other lengths too.
            return switch (FORM.matcher(text).matches() ? text.length() : 0) {
                case 4 -> {
                    Year year = Year.parse(text);
                    yield new DateRange(year.atDay(1), year.atMonth(12).atEndOfMonth());
                }
                case 7 -> {
                    YearMonth month = YearMonth.parse(text);
                    yield new DateRange(month.atDay(1), month.atEndOfMonth());
                }
                case 10 -> {
                    LocalDate day = LocalDate.parse(text);
                    yield new DateRange(day, day);
                }
                default -> throw bad(name);
            };
        } catch (DateTimeException e) {
            throw bad(name);
        }
    }

    private static ProblemException bad(String name) {
        return new ProblemException(
                ProblemType.BAD_PARAMETER,
                "The parameter %s must be a date such as 1959-06-06, 1959-06 or 1959.".formatted(name));
    }
}
