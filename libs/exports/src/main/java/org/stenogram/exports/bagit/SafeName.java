package org.stenogram.exports.bagit;

import java.util.regex.Pattern;

/// Names of files that every system can unpack.
public final class SafeName {

    private static final int LONGEST = 120;

    /// What systems forbid, what cannot be seen, what is no character, and `%`: readers of bags disagree on how a
    /// manifest
    /// writes it.
    private static final Pattern UNSAFE =
            Pattern.compile("[/\\\\:*?%\"<>|\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029\\ufffe\\uffff]");

    private SafeName() {}

    /// The name with what is unsafe replaced by `_`; never empty, never a way out of a folder.
    public static String of(String name) {
        String safe = UNSAFE.matcher(name).replaceAll("_").strip();
        if (safe.codePointCount(0, safe.length()) > LONGEST) {
            // The end of a name says of what kind the file is.
            safe = safe.substring(safe.offsetByCodePoints(safe.length(), -LONGEST));
        }
        safe = safe.replaceAll("[. ]+$", "").strip();
        return safe.isEmpty() ? "file" : safe.startsWith("~") ? "_" + safe : safe;
    }
}
