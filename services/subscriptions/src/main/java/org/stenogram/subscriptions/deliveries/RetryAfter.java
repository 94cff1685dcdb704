package org.stenogram.subscriptions.deliveries;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The header `Retry-After`: seconds or a date (RFC 9110, 10.2.3).
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /// The three forms of RFC 9110, 5.6.7. Two digits of a year are of 2000 to 2099: the pause asked for is not past.
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /// How long to wait, a second at least and a day at most; empty when the value is neither.
    public static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (text.matches("[0-9]{1,100}")) {
            return Optional.of(within(Duration.ofSeconds(new BigInteger(text)
                    .min(BigInteger.valueOf(LONGEST.toSeconds()))
                    .longValueExact())));
        }
        for (DateTimeFormatter form : DATES) {
            try {
                return Optional.of(within(Duration.between(now, form.parse(text, Instant::from))));
            } catch (DateTimeException e) {
                // Perhaps the next form.
            }
        }
        return Optional.empty();
    }

    private static Duration within(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
