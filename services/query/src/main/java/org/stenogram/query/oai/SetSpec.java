package org.stenogram.query.oai;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A collection's name as the protocol lets a set be named: letters, digits, `-`, `_`, `.`; all else as `!` and the
/// bytes of UTF-8 in hexadecimal.
public final class SetSpec {

    private static final String ALLOWED = "-_.";

    private SetSpec() {}

    /// The set of a collection.
    public static String of(String collection) {
        StringBuilder spec = new StringBuilder();
        for (byte b : collection.getBytes(StandardCharsets.UTF_8)) {
            if (isLetterOrDigit(b) || ALLOWED.indexOf(b) >= 0) {
                spec.append((char) b);
            } else {
                spec.append("!%02X".formatted(b & 0xff));
            }
        }
        return spec.toString();
    }

    /// The collection of a set.
    ///
    /// @throws OaiError when no collection can have this set
    public static String collection(String spec) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < spec.length(); i++) {
            char c = spec.charAt(i);
            if (c != '!') {
                bytes.write(c);
            } else if (spec.length() > i + 2 && spec.substring(i + 1, i + 3).matches("[0-9A-F]{2}")) {
                bytes.write(Integer.parseInt(spec, i + 1, i + 3, 16));
                i += 2;
            } else {
                throw new OaiError(OaiError.Code.BAD_ARGUMENT, "The set is none that ListSets names.");
            }
        }
        String collection = bytes.toString(StandardCharsets.UTF_8);
        if (!of(collection).equals(spec) || collection.indexOf('\0') >= 0) {
            throw new OaiError(OaiError.Code.BAD_ARGUMENT, "The set is none that ListSets names.");
        }
        return collection;
    }

    private static boolean isLetterOrDigit(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
    }
}
