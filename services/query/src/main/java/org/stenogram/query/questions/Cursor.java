package org.stenogram.query.questions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Where a list goes on: the sort key of the last row that was given out. Opaque to clients, and never trusted
/// when it comes back.
///
/// @param list which list it belongs to, so that a cursor of another list is refused
/// @param key the parts of the sort key
public record Cursor(String list, List<String> key) {

    /// Stands in no identifier, number or time, and [PlainText] allows no NUL in text.
    private static final String SEPARATOR = "\0";
    private static final int LONGEST = 1000;

    /// Copies the key.
    public Cursor {
        key = List.copyOf(key);
    }

    /// A cursor of a list, its parts written as text.
    public static Cursor of(String list, Object... key) {
        return new Cursor(list, Arrays.stream(key).map(Object::toString).toList());
    }

    /// The form that goes out.
    public String encode() {
        String plain = list + key.stream().map(part -> SEPARATOR + part).collect(Collectors.joining());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads what a client sent.
    ///
    /// @param parts how many parts the list's key has
    /// @throws ProblemException when it is no cursor of this list
    public static Cursor decode(String list, int parts, String encoded) {
        if (encoded.length() > LONGEST) {
            throw bad();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            List<String> all = List.of(plain.split(SEPARATOR, -1));
            if (all.size() != parts + 1 || !all.getFirst().equals(list)) {
                throw bad();
            }
            return new Cursor(list, all.subList(1, all.size()));
        } catch (IllegalArgumentException e) {
            throw bad();
        }
    }

    /// A part that is a UUID.
    public UUID uuid(int part) {
        try {
            return UUID.fromString(key.get(part));
        } catch (IllegalArgumentException e) {
            throw bad();
        }
    }

    /// A part that is a whole number.
    public int number(int part) {
        try {
            return Integer.parseInt(key.get(part));
        } catch (NumberFormatException e) {
            throw bad();
        }
    }

    /// A part that is a large whole number.
    public long large(int part) {
        try {
            return Long.parseLong(key.get(part));
        } catch (NumberFormatException e) {
            throw bad();
        }
    }

    /// A part that is a finite fraction.
    public float fraction(int part) {
        try {
            float value = Float.parseFloat(key.get(part));
            if (Float.isFinite(value)) {
                return value;
            }
            throw bad();
        } catch (NumberFormatException e) {
            throw bad();
        }
    }

    /// A part that is a time.
    public Instant time(int part) {
        try {
            Instant time = Instant.parse(key.get(part));
            if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
                throw bad();
            }
            return time;
        } catch (DateTimeParseException e) {
            throw bad();
        }
    }

    /// A part that is text.
    public String text(int part) {
        return PlainText.check("cursor", key.get(part), LONGEST);
    }

    private static ProblemException bad() {
        return new ProblemException(
                ProblemType.BAD_PARAMETER,
                "The cursor is none that this list gave out. Ask without a cursor to begin at the first page.");
    }
}
