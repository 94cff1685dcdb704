package org.stenogram.subscriptions.deliveries;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The header `Retry-After`: seconds or a date (RFC 9110, 10.2.3).
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private RetryAfter() {}

    /// How long to wait, a second at least and a day at most; empty when the value is neither.
    public static Optional<Duration> parse(String value, Instant now) {
        try {
            String text = value.strip();
            Duration wait = text.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            if (wait.compareTo(SHORTEST) < 0) {
                return Optional.of(SHORTEST);
            }
            return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
