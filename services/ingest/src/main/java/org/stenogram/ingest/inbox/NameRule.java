package org.stenogram.ingest.inbox;

/// Which names can be kept: those that are text, without control characters.
public final class NameRule {

    private NameRule() {}

    /// Whether a key is text: no control character, and no byte that was not UTF-8 (a bucket shows it as a lone
    /// surrogate).
    public static boolean isText(String key) {
        return key.codePoints().noneMatch(NameRule::isRefused);
    }

    /// The key with U+FFFD where it is not text, so that events and logs can bear it.
    public static String asText(String key) {
        if (isText(key)) {
            return key;
        }
        StringBuilder text = new StringBuilder(key.length());
        key.codePoints().forEach(point -> text.appendCodePoint(isRefused(point) ? 0xfffd : point));
        return text.toString();
    }

    private static boolean isRefused(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }
}
