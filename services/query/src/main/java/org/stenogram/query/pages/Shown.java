package org.stenogram.query.pages;

import static org.stenogram.query.icu.Messages.text;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.icu.Messages;

/// Puts numbers and times into the form in which people read them, in the language of the page that is being written.
public final class Shown {

    private static final long KIBIBYTE = 1024;

    private Shown() {}

    /// `24 Nov 2026, 03:40:05 UTC`
    public static String time(Instant time) {
        return time("date.time", time);
    }

    /// `24 Nov 2026, 03:40:05.123 UTC`
    public static String exactTime(Instant time) {
        return time("date.exact", time);
    }

    /// Seconds between two steps, which may be a few milliseconds: `34 ms`, `0.4 s`, `3 min`
    public static String shortTime(double seconds) {
        return seconds < 1 ? Math.round(seconds * 1000) + " ms" : seconds(seconds);
    }

    /// `12,345`
    public static String count(long count) {
        return Messages.here().number(count);
    }

    /// `0.4 s`, `12 s`, `3 min`, `2 h`, `5 days`
    public static String seconds(double seconds) {
        if (seconds < 10) {
            return String.format(locale(), "%.1f s", seconds);
        }
        if (seconds < 120) {
            return Math.round(seconds) + " s";
        }
        if (seconds < 7200) {
            return Math.round(seconds / 60) + " min";
        }
        if (seconds < 172_800) {
            return Math.round(seconds / 3600) + " h";
        }
        return text("count.days", Math.round(seconds / 86_400));
    }

    /// A pace: `0.4`, `12`, `1,200`
    public static String rate(double perMinute) {
        return perMinute < 10 ? String.format(locale(), "%.1f", perMinute) : count(Math.round(perMinute));
    }

    /// `512 bytes`, `3.4 KiB`, `12.0 MiB`
    public static String bytes(long bytes) {
        if (bytes < KIBIBYTE) {
            return text("count.bytes", bytes);
        }
        if (bytes < KIBIBYTE * KIBIBYTE) {
            return String.format(locale(), "%.1f KiB", bytes / (double) KIBIBYTE);
        }
        return String.format(locale(), "%,.1f MiB", bytes / (double) (KIBIBYTE * KIBIBYTE));
    }

    /// A share as whole per cent, never `100 %` unless it is all.
    public static String percent(double share) {
        return (share >= 1 ? 100 : Math.min(99, Math.round(share * 100))) + " %";
    }

    /// A share with enough digits to see it move: `0.984`
    public static String share(double share) {
        return String.format(Locale.ENGLISH, "%.3f", share);
    }

    /// The text, or nothing.
    public static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String time(String key, Instant time) {
        return Messages.here().times(key).format(time);
    }

    private static Locale locale() {
        return Messages.here().locale();
    }
}
