package org.stenogram.ocrcleanup.extraction;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Recognises Unicode by its byte order mark, and UTF-16 without one by where its zero bytes lie.
final class ByteOrder {

    private static final int SAMPLE = 64 * 1024;

    private ByteOrder() {}

    static Optional<Charset> of(byte[] bytes) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xff, 0xfe, 0, 0) && isUtf32(bytes, 3)) {
            return Optional.of(StandardCharsets.UTF_32LE);
        }
        if (startsWith(bytes, 0, 0, 0xfe, 0xff) && isUtf32(bytes, 0)) {
            return Optional.of(StandardCharsets.UTF_32BE);
        }
        if (startsWith(bytes, 0xff, 0xfe)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return unmarked(bytes);
    }

    /// Latin text in UTF-16 has a zero in nearly every other place, and hardly one in the others.
    private static Optional<Charset> unmarked(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE) & ~1;
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                zeros[i & 1]++;
            }
        }
        int pairs = length / 2;
        if (pairs < 4 || bytes.length % 2 != 0) {
            return Optional.empty();
        }
        if (zeros[1] > pairs * 0.7 && zeros[0] < pairs * 0.01) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (zeros[0] > pairs * 0.7 && zeros[1] < pairs * 0.01) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    /// A mark of UTF-32 may also be one of UTF-16 before a NUL: the highest byte of four tells, it is always zero.
    private static boolean isUtf32(byte[] bytes, int highest) {
        for (int i = highest; i < Math.min(bytes.length, SAMPLE); i += 4) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes.length % 4 == 0;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
