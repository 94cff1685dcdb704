package org.stenogram.query.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventfeed.FeedLog;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Where a reader of the feed begins.
public sealed interface Start {

    /// With the first event that the archive ever logged.
    record Beginning() implements Start {}

    /// With what happens next.
    record Now() implements Start {}

    /// With what the archive heard of at this time or later.
    record At(Instant time) implements Start {}

    /// Where a connection broke off: after this position.
    ///
    /// @param name how the client gave it, for the words of a problem
    record After(long position, String name) implements Start {}

    /// The longest number that is a position for sure.
    Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    /// Reads what a client sent. Where it broke off counts more than where it once began, because a browser sends both
    /// when it connects again.
    ///
    /// @param from `beginning`, `now`, a time or a day; now when absent
    /// @param after the position to go on after
    /// @param lastEventId the header of that name
    /// @throws ProblemException when one of them cannot be used
    static Start of(@Nullable String from, @Nullable String after, @Nullable String lastEventId) {
        Start begin = from == null ? new Now() : begin(from);
        if (lastEventId != null && !lastEventId.isBlank()) {
            return after("header Last-Event-ID", lastEventId);
        }
        return after == null ? begin : after("parameter after", after);
    }

    /// The position after which to read.
    ///
    /// @throws ProblemException when the archive has never come as far
    default long position(FeedLog log) {
        return switch (this) {
            case Beginning() -> 0;
            case Now() -> log.head();
            case At(Instant time) -> log.before(time);
            case After(long position, String name) -> {
                if (position > log.head()) {
                    throw bad(
                            "The %s is no position of this archive: its feed has not come as far. Begin anew with from."
                                    .formatted(name));
                }
                yield position;
            }
        };
    }

    private static Start begin(String from) {
        try {
            return switch (from) {
                case "beginning" -> new Beginning();
                case "now" -> new Now();
                default ->
                    new At(
                            from.length() == "2026-03-01".length()
                                    ? LocalDate.parse(from)
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toInstant()
                                    : OffsetDateTime.parse(from).toInstant());
            };
        } catch (DateTimeException e) {
            throw bad("The parameter from must be beginning, now, a time such as 2026-03-01T10:00:00Z or a day such as"
                    + " 2026-03-01.");
        }
    }

    private static Start after(String name, String position) {
        if (!POSITION.matcher(position).matches()) {
            throw bad("The %s must be a position that this feed gave out: a whole number.".formatted(name));
        }
        return new After(Long.parseLong(position), name);
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemType.BAD_PARAMETER, detail);
    }
}
