package org.stenogram.bucket;

/// What a key may look like, the same on every kind of bucket.
public final class Keys {

    private Keys() {}

    /// Returns the key when it is a relative path of plain segments.
    ///
    /// @throws IllegalArgumentException when it is empty or absolute, ends with `/`, holds a NUL, or has
    ///     a segment that is empty, `.` or `..`
    public static String check(String key) {
        if (key.isEmpty() || key.endsWith("/")) {
            throw new IllegalArgumentException("a key must name an object, was \"" + key + "\"");
        }
        checkPrefix(key);
        return key;
    }

    /// Returns the prefix when keys can begin with it; it may be empty, end with `/` or end within a name.
    ///
    /// @throws IllegalArgumentException when no key can begin with it
    public static String checkPrefix(String prefix) {
        if (prefix.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a key must not hold a NUL, was \"" + prefix.replace('\0', '␀') + "\"");
        }
        int start = 0;
        for (int slash = prefix.indexOf('/'); slash >= 0; slash = prefix.indexOf('/', start)) {
            checkSegment(prefix, prefix.substring(start, slash));
            start = slash + 1;
        }
        if (start < prefix.length()) {
            checkSegment(prefix, prefix.substring(start));
        }
        return prefix;
    }

    private static void checkSegment(String key, String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException(
                    "a key must be a relative path without empty, \".\" or \"..\" segments, was \"" + key + "\"");
        }
    }
}
