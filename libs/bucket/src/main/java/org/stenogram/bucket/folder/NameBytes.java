package org.stenogram.bucket.folder;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/// File names as text and back, byte for byte, whatever the locale of the process is.
///
/// Why not `Path.toString`: Java reads names in the charset of the locale. In a container without one that is ASCII,
/// and a Cyrillic name could be listed but not opened. The URI form of a path holds the raw bytes. They are read as
/// UTF-8; a byte that is not UTF-8 becomes the lone surrogate U+DC80 to U+DCFF that stands for it, so that even a name
/// in Latin-1 has a key that leads back to the file.
final class NameBytes {

    private static final int ESCAPE = 0xdc00;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private NameBytes() {}

    /// The last segment of a path as text.
    static String nameOf(Path path) {
        String asLocaleReads = path.getFileName().toString();
        if (isPlain(asLocaleReads)) {
            return asLocaleReads;
        }
        String raw = path.toUri().getRawPath();
        int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
        return decode(percentDecoded(raw.substring(raw.lastIndexOf('/', end - 1) + 1, end)));
    }

    /// The path of a key below a root.
    static Path resolve(Path root, String key) {
        if (isPlain(key)) {
            return root.resolve(key);
        }
        StringBuilder raw = new StringBuilder(root.toUri().getRawPath());
        if (raw.charAt(raw.length() - 1) != '/') {
            raw.append('/');
        }
        for (byte octet : encode(key)) {
            char letter = (char) (octet & 0xff);
            if (letter == '/' || letter < 0x80 && Character.isLetterOrDigit(letter)) {
                raw.append(letter);
            } else {
                raw.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return Path.of(URI.create("file://" + raw));
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(letter -> letter >= 0x20 && letter < 0x7f);
    }

    private static byte[] percentDecoded(String raw) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                octets.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
                i += 2;
            } else {
                octets.write(raw.charAt(i));
            }
        }
        return octets.toByteArray();
    }

    static String decode(byte[] octets) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(octets);
        CharBuffer out = CharBuffer.allocate(octets.length);
        for (CoderResult result = utf8.decode(in, out, true); result.isError(); result = utf8.decode(in, out, true)) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE + (in.get() & 0xff)));
            }
        }
        return out.flip().toString();
    }

    static byte[] encode(String key) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(key.length() * 2);
        key.codePoints().forEach(point -> {
            if (point >= ESCAPE + 0x80 && point <= ESCAPE + 0xff) {
                octets.write(point - ESCAPE);
            } else {
                octets.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return octets.toByteArray();
    }
}
