package org.stenogram.ocrcleanup.rules;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A charset of one byte a character that UTF-8 may have been read in: which byte each character was.
final class Misread {

    /// The first bytes of Latin letters and signs, and of quotes and dashes.
    private static final List<Integer> USUAL = List.of(0xc2, 0xc3, 0xc4, 0xc5, 0xe2);

    /// By the character; 0 where it was no byte above 0x7f.
    private final byte[] bytes;
    private final Characters leads;

    private Misread(byte[] bytes, Characters leads) {
        this.bytes = bytes;
        this.leads = leads;
    }

    /// The characters with which a sequence may begin.
    Characters leads() {
        return leads;
    }

    /// windows-1252 with Latin-1 where it has nothing. Every first byte may begin a sequence.
    static Misread windows() {
        byte[] bytes = new byte[1 << 16];
        for (int value = 0x80; value < 0x100; value++) {
            bytes[value] = (byte) value;
        }
        read(Charset.forName("windows-1252"), bytes);
        return new Misread(bytes, Characters.where(c -> c >= 0xc2 && c <= 0xf4));
    }

    /// Others, as far as this machine has them: of Central Europe, of the Macintosh, of the PC.
    static List<Misread> others() {
        return Stream.of("windows-1250", "x-MacRoman", "IBM437", "IBM850")
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .map(Misread::other)
                .toList();
    }

    private static Misread other(Charset charset) {
        byte[] bytes = new byte[1 << 16];
        read(charset, bytes);
        return new Misread(bytes, Characters.where(c -> USUAL.contains(bytes[c] & 0xff)));
    }

    private static void read(Charset charset, byte[] bytes) {
        for (int value = 0x80; value < 0x100; value++) {
            CharBuffer character = charset.decode(ByteBuffer.wrap(new byte[] {(byte) value}));
            if (character.length() == 1 && character.charAt(0) != '\ufffd') {
                bytes[character.charAt(0)] = (byte) value;
            }
        }
    }

    /// How many characters the sequence has that this one begins.
    int length(char lead) {
        int first = bytes[lead] & 0xff;
        return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    }

    private static boolean isContinuation(byte value) {
        return (value & 0xc0) == 0x80;
    }

    /// The one character that was read as what stands here, null when it was none.
    @Nullable
    String decode(String text, int at) {
        int length = length(text.charAt(at));
        if (at + length > text.length() || !isContinuation(bytes[text.charAt(at + 1)])) {
            return null;
        }
        byte[] utf8 = new byte[length];
        for (int i = 0; i < length; i++) {
            utf8[i] = bytes[text.charAt(at + i)];
            if (utf8[i] == 0) {
                return null;
            }
        }
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return decoded.codePointCount(0, decoded.length()) == 1 ? decoded : null;
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
