package org.stenogram.ocrcleanup.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Undoes UTF-8 that was read as windows-1252 or Latin-1: `â€™` was `’`, `Ã©` was `é`.
///
/// A sequence is repaired only when its characters are exactly the bytes of one UTF-8 character that text is
/// written with, and when the letters around it do not speak for a real `Ã` or `Â`.
final class Mojibake implements CleanupRule {

    private static final Characters LEADS = Characters.where(c -> c >= 'Â' && c <= 'ô');
    private static final Map<Character, Integer> BYTES = bytes();
    /// The last byte of U+201D has no character in windows-1252 and often got lost.
    private static final String CLOSING_QUOTE_REST = "â€";

    @Override
    public String name() {
        return "repair-mojibake";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "UTF-8 had been read as windows-1252";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        return draft.hasAny(LEADS) ? edits(draft.text()) : List.of();
    }

    @Override
    public List<TextEdit> edits(String text) {
        List<TextEdit> edits = new ArrayList<>();
        for (int at = LEADS.next(text, 0); at < text.length(); at = LEADS.next(text, at + 1)) {
            TextEdit edit = repair(text, at, text.charAt(at));
            if (edit != null) {
                edits.add(edit);
                at = edit.end() - 1;
            }
        }
        return edits;
    }

    private static @Nullable TextEdit repair(String text, int at, char lead) {
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        String decoded = decode(text, at, length);
        if (decoded != null) {
            boolean sure = length > 2 ? isWritten(decoded) : isWritten(decoded) && isNoRealLetter(text, at, decoded);
            return sure ? new TextEdit(at, at + length, decoded) : null;
        }
        return text.startsWith(CLOSING_QUOTE_REST, at) ? new TextEdit(at, at + 2, "\u201d") : null;
    }

    private static @Nullable String decode(String text, int at, int length) {
        if (at + length > text.length()) {
            return null;
        }
        byte[] utf8 = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = text.charAt(at + i);
            int value = BYTES.getOrDefault(c, c > 0xff ? -1 : c);
            if (value < 0x80) {
                return null;
            }
            utf8[i] = (byte) value;
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

    /// Letters, punctuation and symbols that records are written with; not the many rare ones that chance may
    /// spell.
    private static boolean isWritten(String decoded) {
        int c = decoded.codePointAt(0);
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.SURROGATE;
    }

    /// Whether a two-character sequence cannot be a capital `Ã` or `Â` that a quotation mark or symbol follows.
    private static boolean isNoRealLetter(String text, int at, String decoded) {
        boolean afterCapital = at > 0 && Character.isUpperCase(text.charAt(at - 1));
        boolean beforeLetter = at + 2 < text.length() && Character.isLetter(text.charAt(at + 2));
        if (Character.isLetter(decoded.charAt(0))) {
            return !afterCapital || beforeLetter;
        }
        return at == 0 || !Character.isLetter(text.charAt(at - 1)) || Character.isLowerCase(text.charAt(at - 1));
    }

    /// What windows-1252 has between 0x80 and 0x9f; all else is Latin-1.
    private static Map<Character, Integer> bytes() {
        Charset windows = Charset.forName("windows-1252");
        Map<Character, Integer> bytes = new HashMap<>();
        for (int value = 0x80; value < 0xa0; value++) {
            String character = new String(new byte[] {(byte) value}, windows);
            if (!character.equals("\ufffd")) {
                bytes.put(character.charAt(0), value);
            }
        }
        return Map.copyOf(bytes);
    }
}
