package org.stenogram.ocrcleanup.extraction;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.Edit;

/// Bytes read in one charset. What is no character, and NUL, which no database keeps, stands as U+FFFD and is
/// recorded.
///
/// @param recorded one edit a place, from U+FFFD to U+FFFD, whose reason names what stood there
record Decoded(String text, Charset charset, List<Edit> recorded) {

    static final String RULE = "mark-unreadable";
    private static final String REPLACEMENT = "\ufffd";
    private static final String MARK = "\ufeff";

    static Decoded of(byte[] bytes, Charset charset) {
        String plain = charset.equals(StandardCharsets.UTF_8) ? plain(bytes) : null;
        return plain == null ? careful(bytes, charset) : new Decoded(plain, charset, List.of());
    }

    /// The text of bytes that are UTF-8 and hold nothing to be recorded, as most are; null for others.
    private static @Nullable String plain(byte[] bytes) {
        char[] text = new char[bytes.length];
        CharBuffer out = CharBuffer.wrap(text);
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), out, true)
                .isError()) {
            return null;
        }
        for (int at = 0; at < out.position(); at++) {
            if (text[at] == 0 || Character.isSurrogate(text[at])) {
                return null;
            }
        }
        return new String(text, 0, out.position());
    }

    private static Decoded careful(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(16 * 1024);
        StringBuilder text = new StringBuilder(bytes.length);
        List<Edit> recorded = new ArrayList<>();
        Cursor cursor = new Cursor(text, recorded);
        if (charset.name().startsWith("UTF-32") && startsWithMark(bytes, charset)) {
            cursor.take(CharBuffer.wrap(MARK));
        }
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            cursor.take(out.flip());
            out.clear();
            if (result.isUnderflow()) {
                break;
            }
            if (result.isError()) {
                byte[] bad = new byte[Math.min(broken(result, charset), in.remaining())];
                in.get(bad);
                cursor.replace("no character of %s: bytes %s"
                        .formatted(charset.name(), HexFormat.ofDelimiter(" ").formatHex(bad)));
                decoder.reset();
            }
        }
        decoder.flush(out);
        cursor.take(out.flip());
        return new Decoded(text.toString(), charset, List.copyOf(recorded));
    }

    /// Java takes the character behind a lone surrogate for part of the fault; it is a character all the same.
    private static int broken(CoderResult result, Charset charset) {
        return charset.name().startsWith("UTF-16") ? Math.min(result.length(), 2) : result.length();
    }

    /// Java's decoders of UTF-32 swallow the byte order mark, unlike those of UTF-8 and UTF-16.
    private static boolean startsWithMark(byte[] bytes, Charset charset) {
        byte[] mark = MARK.getBytes(charset);
        return Arrays.equals(mark, 0, mark.length, bytes, 0, Math.min(mark.length, bytes.length));
    }

    /// Whether every byte was part of a character.
    boolean isExact() {
        return recorded.stream().allMatch(edit -> edit.reason().startsWith("NUL"));
    }

    /// Writes the text and counts code points as it goes.
    private static final class Cursor {

        private final StringBuilder text;
        private final List<Edit> recorded;
        private int codePoints;

        Cursor(StringBuilder text, List<Edit> recorded) {
            this.text = text;
            this.recorded = recorded;
        }

        void take(CharBuffer decoded) {
            while (decoded.hasRemaining()) {
                char c = decoded.get();
                if (c == '\0') {
                    replace("NUL stood here, which text cannot hold");
                } else if (Character.isHighSurrogate(c) && isLow(decoded)) {
                    text.append(c).append(decoded.get());
                    codePoints++;
                } else if (Character.isSurrogate(c)) {
                    // The decoder of UTF-32 lets them pass.
                    replace("no character: lone surrogate %04x".formatted((int) c));
                } else {
                    text.append(c);
                    codePoints++;
                }
            }
        }

        private static boolean isLow(CharBuffer decoded) {
            return decoded.hasRemaining() && Character.isLowSurrogate(decoded.get(decoded.position()));
        }

        void replace(String reason) {
            text.append(REPLACEMENT);
            recorded.add(new Edit(RULE, 1, codePoints, codePoints + 1, REPLACEMENT, REPLACEMENT, reason));
            codePoints++;
        }
    }
}
