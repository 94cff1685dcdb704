package org.stenogram.query.postgres;

import java.time.LocalDate;
import org.stenogram.query.questions.DateRange;

/// Compares a date that may be shortened with a range of days: `1959` stands for all days of that year.
final class DateCondition {

    private DateCondition() {}

    /// Adds the condition that the days of a date and those of the range have one in common. Text comparison is
    /// enough: a shortened date sorts before all its days, and its last day is made by what is missing.
    static void add(Sql sql, String column, DateRange range) {
        LocalDate first = range.first();
        LocalDate last = range.last();
        if (first != null) {
            sql.add(
                    " AND (CASE length(%1$s) WHEN 4 THEN %1$s || '-12-31' WHEN 7 THEN %1$s || '-31' ELSE %1$s END) COLLATE \"C\" >= ?"
                            .formatted(column),
                    first.toString());
        }
        if (last != null) {
            sql.add(" AND %s COLLATE \"C\" <= ?".formatted(column), last.toString());
        }
    }
}
