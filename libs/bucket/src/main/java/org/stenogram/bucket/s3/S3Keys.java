package org.stenogram.bucket.s3;

import java.nio.charset.StandardCharsets;
import org.stenogram.bucket.Keys;

/// Keys of the endpoint as keys of ours, and back.
///
/// An S3 key is any text: `inbox//a`, `inbox/../a` and a key with a NUL are legal there, and no key of ours. Such a key
/// must still be listed, refused with a reason and moved away, so what is not plain in it becomes the lone surrogate
/// U+DC00 to U+DC7F that stands for the ASCII character, as a folder shows bytes that are not UTF-8.
final class S3Keys {

    /// The longest key that S3 takes, in bytes of UTF-8.
    private static final int LONGEST = 1024;

    private static final char ESCAPE = 0xdc00;

    private S3Keys() {}

    /// A key that the endpoint listed, as a key that [Keys#check] takes.
    static String ours(String theirs) {
        if (isPlain(theirs)) {
            return theirs;
        }
        StringBuilder ours = new StringBuilder(theirs.length());
        for (int i = 0; i < theirs.length(); i++) {
            char letter = theirs.charAt(i);
            boolean isOddSlash = letter == '/' && (i == 0 || i == theirs.length() - 1 || theirs.charAt(i - 1) == '/');
            boolean isOddDot = letter == '.' && isDots(segmentAround(theirs, i));
            ours.append(isOddSlash || isOddDot || letter == 0 ? (char) (ESCAPE + letter) : letter);
        }
        return ours.toString();
    }

    /// The endpoint's key of one of ours.
    ///
    /// @throws IllegalArgumentException when the endpoint can have no such key
    static String theirs(String ours) {
        StringBuilder theirs = new StringBuilder(Keys.check(ours).length());
        ours.codePoints().forEach(point -> theirs.appendCodePoint(isEscape(point) ? point - ESCAPE : point));
        return checked(theirs.toString());
    }

    /// The endpoint's key of a place that we write to: U+FFFD stands where a plain key can hold no such character.
    static String plain(String ours) {
        StringBuilder plain = new StringBuilder(Keys.check(ours).length());
        ours.codePoints()
                .forEach(point -> plain.appendCodePoint(
                        Character.getType(point) == Character.SURROGATE || point == 0 ? 0xfffd : point));
        return checked(plain.toString());
    }

    private static String checked(String theirs) {
        int bytes = theirs.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw new IllegalArgumentException(
                    "a key of an S3 bucket is at most %d bytes long, was %d: \"%s\"".formatted(LONGEST, bytes, theirs));
        }
        return theirs;
    }

    private static boolean isEscape(int point) {
        return point >= ESCAPE && point < ESCAPE + 0x80;
    }

    private static boolean isPlain(String key) {
        try {
            Keys.check(key);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static String segmentAround(String key, int index) {
        int end = key.indexOf('/', index);
        return key.substring(key.lastIndexOf('/', index) + 1, end < 0 ? key.length() : end);
    }
}
