package org.stenogram.query.oai;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.questions.Cursor;

/// Which records are listed, and from where on. A resumption token is this, encoded: the server remembers nothing.
///
/// @param from as it was asked for, null when it was not
/// @param until the same
/// @param set the same
/// @param after the last record of the list before, null for the first list
/// @param given how many records were given out before
public record Selection(
        OaiFormat format,
        @Nullable String from,
        @Nullable String until,
        @Nullable String set,
        @Nullable Place after,
        int given) {

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final String SECOND = DAY + "T\\d{2}:\\d{2}:\\d{2}Z";

    /// Checks the dates.
    ///
    /// @throws OaiError when a date cannot be used, or the two do not go together
    public Selection {
        Instant first = from == null ? Instant.MIN : begin(from);
        Instant end = until == null ? Instant.MAX : end(until);
        if (!first.isBefore(end) || (from != null && until != null && from.length() != until.length())) {
            throw bad("The arguments from and until have to be in order and equally exact.");
        }
    }

    /// A place in the order of records.
    public record Place(Instant stampedAt, long position) {}

    /// What the arguments of a list ask for.
    public static Selection of(OaiArguments arguments, String list) {
        String token = arguments.get("resumptionToken");
        if (token == null) {
            return new Selection(
                    OaiFormat.of(arguments.required("metadataPrefix")),
                    arguments.get("from"),
                    arguments.get("until"),
                    arguments.get("set"),
                    null,
                    0);
        }
        if (arguments.count() != 1) {
            throw bad("A resumptionToken stands alone.");
        }
        try {
            Cursor cursor = Cursor.decode(list, 7, token);
            return new Selection(
                    OaiFormat.of(cursor.text(0)),
                    orNull(cursor.text(1)),
                    orNull(cursor.text(2)),
                    orNull(cursor.text(3)),
                    new Place(cursor.time(4), cursor.large(5)),
                    cursor.number(6));
        } catch (ProblemException | OaiError e) {
            throw new OaiError(
                    OaiError.Code.BAD_RESUMPTION_TOKEN, "The token is none that this list gave out. Begin again.");
        }
    }

    /// The token of the list that goes on after a place.
    public String token(String list, Place last, int more) {
        return Cursor.of(
                        list,
                        format.prefix(),
                        Objects.requireNonNullElse(from, ""),
                        Objects.requireNonNullElse(until, ""),
                        Objects.requireNonNullElse(set, ""),
                        last.stampedAt(),
                        last.position(),
                        given + more)
                .encode();
    }

    /// The first moment that is wanted, null for all.
    public @Nullable Instant first() {
        return from == null ? null : begin(from);
    }

    /// The first moment that is no longer wanted, null for all.
    public @Nullable Instant end() {
        return until == null ? null : end(until);
    }

    /// The collection that is wanted, null for all.
    public @Nullable String collection() {
        return set == null ? null : SetSpec.collection(set);
    }

    private static Instant begin(String date) {
        try {
            if (date.matches(DAY)) {
                return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            if (date.matches(SECOND)) {
                return Instant.parse(date);
            }
        } catch (DateTimeException e) {
            // said below, for all ways of being wrong
        }
        throw bad("A date is written 2026-03-01 or 2026-03-01T10:00:00Z.");
    }

    private static Instant end(String date) {
        return begin(date).plus(1, date.length() == 10 ? ChronoUnit.DAYS : ChronoUnit.SECONDS);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static OaiError bad(String words) {
        return new OaiError(OaiError.Code.BAD_ARGUMENT, words);
    }
}
