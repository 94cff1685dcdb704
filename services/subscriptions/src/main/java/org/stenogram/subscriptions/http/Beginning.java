package org.stenogram.subscriptions.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventfeed.FeedLog;

/// Where in the feed someone wants to begin, in the words of the event feed's `from` and `after`.
final class Beginning {

    private static final int DAY = "2026-03-01".length();

    private Beginning() {}

    /// The position after which to send, or null when nothing is said.
    static @Nullable Long of(JsonBody body, FeedLog log) {
        Long after = body.position("after");
        String from = body.text("from", JsonBody.LONGEST_NAME);
        if (after != null && from != null) {
            throw JsonBody.bad("Only one of from and after may be given.");
        }
        if (after != null && after > log.head()) {
            throw JsonBody.bad("The field after is no position of this archive: its feed has not come as far.");
        }
        return from == null ? after : position(from, log);
    }

    private static Long position(String from, FeedLog log) {
        try {
            return switch (from) {
                case "beginning" -> 0L;
                case "now" -> log.head();
                default ->
                    log.before(
                            from.length() == DAY
                                    ? LocalDate.parse(from)
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toInstant()
                                    : OffsetDateTime.parse(from).toInstant());
            };
        } catch (DateTimeException e) {
            throw JsonBody.bad(
                    "The field from must be beginning, now, a time such as 2026-03-01T10:00:00Z or a day such"
                            + " as 2026-03-01.");
        }
    }
}
