package org.stenogram.query.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts numbers and times into the form in which people read them.
public final class Shown {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss.SSS 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long KIBIBYTE = 1024;

    private Shown() {}

    /// `24 Nov 2026, 03:40:05 UTC`
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /// `24 Nov 2026, 03:40:05.123 UTC`
    public static String exactTime(Instant time) {
        return EXACT.format(time);
    }

    /// Seconds between two steps, which may be a few milliseconds: `34 ms`, `0.4 s`, `3 min`
    public static String shortTime(double seconds) {
        return seconds < 1 ? Math.round(seconds * 1000) + " ms" : seconds(seconds);
    }

    /// `12,345`
    public static String count(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /// A count with its noun: `1 file`, `2 files`.
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /// `0.4 s`, `12 s`, `3 min`, `2 h`, `5 days`
    public static String seconds(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ENGLISH, "%.1f s", seconds);
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
        return Math.round(seconds / 86_400) + " days";
    }

    /// A pace: `0.4`, `12`, `1,200`
    public static String rate(double perMinute) {
        return perMinute < 10 ? String.format(Locale.ENGLISH, "%.1f", perMinute) : count(Math.round(perMinute));
    }

    /// `512 bytes`, `3.4 KiB`, `12.0 MiB`
    public static String bytes(long bytes) {
        if (bytes < KIBIBYTE) {
            return count(bytes, "byte", "bytes");
        }
        if (bytes < KIBIBYTE * KIBIBYTE) {
            return String.format(Locale.ENGLISH, "%.1f KiB", bytes / (double) KIBIBYTE);
        }
        return String.format(Locale.ENGLISH, "%,.1f MiB", bytes / (double) (KIBIBYTE * KIBIBYTE));
    }

    /// A share as whole per cent, never `100 %` unless it is all.
    public static String percent(double share) {
        return (share >= 1 ? 100 : Math.min(99, Math.round(share * 100))) + " %";
    }

    /// A share with enough digits to see it move: `0.984`
    public static String share(double share) {
        return String.format(Locale.ENGLISH, "%.3f", share);
    }

    /// A signal of quality, in words.
    public static String signal(String name) {
        return switch (name) {
            case "confidence" -> "words with the right speaker, expected";
            case "expectedWrongWords" -> "words with a wrong speaker, expected";
            case "doubtfulShare" -> "doubtful speeches";
            case "expectedCharacterErrors" -> "wrong characters, expected";
            case "garbageTokensAfter" -> "garbled words";
            default -> name;
        };
    }

    /// The text, or nothing.
    public static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// What a stage does, in words.
    public static String stage(String stage) {
        return switch (stage) {
            case "ingest" -> "takes files and keeps their bytes";
            case "ocr-cleanup" -> "repairs the text";
            case "speaker-segmentation" -> "finds who speaks";
            case "storage" -> "makes it searchable";
            default -> "";
        };
    }
}
