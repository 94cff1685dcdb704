package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Undoes UTF-8 that was read in a charset of one byte a character: `â€™` was `’` in windows-1252,
/// `‚Äô` in Mac OS Roman, `ΓÇÖ` in the PC's code page 437. What was read wrongly twice is undone
/// twice, for a rule looks again at what it made.
///
/// A sequence is repaired only when its characters are exactly the bytes of one UTF-8 character that
/// text is written with, and when the letters around it do not speak for a real `Ã` or `Â`. Other
/// charsets than windows-1252 must explain more of the text than it does, and nearly every place
/// where one of them would begin a character.
final class Mojibake implements CleanupRule {

    private static final Misread WINDOWS = Misread.windows();
    private static final List<Misread> OTHERS = Misread.others();
    private static final Characters LEADS =
            Characters.where(c -> WINDOWS.leads().has((char) c)
                    || OTHERS.stream().anyMatch(other -> other.leads().has((char) c)));
    /// So many sequences speak for another charset, and of so many leading characters one may stand
    /// for itself.
    private static final int FEWEST = 3;
    private static final int RARELY = 20;
    /// Bytes that have no character in windows-1252: in a text that was read twice they are part of
    /// one still.
    private static final String NO_CHARACTER = "\u0081\u008d\u008f\u0090\u009d";
    /// The last byte of U+201D has no character in windows-1252 and often got lost.
    private static final String CLOSING_QUOTE_REST = "â€";

    @Override
    public String name() {
        return "repair-mojibake";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String reason() {
        return "UTF-8 had been read in another charset";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        return draft.mayHaveAny(LEADS) ? edits(draft.text()) : List.of();
    }

    @Override
    public List<TextEdit> edits(String text) {
        int[] places = LEADS.places(text);
        if (places.length == 0) {
            return List.of();
        }
        List<TextEdit> best = windows(text, places);
        boolean found = false;
        for (Misread other : OTHERS) {
            List<TextEdit> edits = other(text, places, other);
            if (edits.size() >= FEWEST && (edits.size() > best.size() || (found && edits.size() == best.size()))) {
                best = edits;
                found = true;
            }
        }
        return best;
    }

    private static List<TextEdit> windows(String text, int[] places) {
        List<TextEdit> edits = new ArrayList<>();
        int end = 0;
        for (int at : places) {
            if (at >= end && WINDOWS.leads().has(text.charAt(at))) {
                TextEdit edit = repair(text, at);
                if (edit != null) {
                    edits.add(edit);
                    end = edit.end();
                }
            }
        }
        return edits;
    }

    private static @Nullable TextEdit repair(String text, int at) {
        int length = WINDOWS.length(text.charAt(at));
        String decoded = WINDOWS.decode(text, at);
        if (decoded != null) {
            boolean sure = length > 2 ? isWritten(decoded) : isWritten(decoded) && isNoRealLetter(text, at, decoded);
            return sure ? new TextEdit(at, at + length, decoded) : null;
        }
        return text.startsWith(CLOSING_QUOTE_REST, at) ? new TextEdit(at, at + 2, "\u201d") : null;
    }

    /// What another charset explains; nothing when much of the text speaks against it.
    private static List<TextEdit> other(String text, int[] places, Misread charset) {
        List<TextEdit> edits = new ArrayList<>();
        int real = 0;
        int end = 0;
        for (int at : places) {
            if (at < end || !charset.leads().has(text.charAt(at))) {
                continue;
            }
            String decoded = charset.decode(text, at);
            if (decoded != null && isUsual(decoded.codePointAt(0))) {
                end = at + charset.length(text.charAt(at));
                edits.add(new TextEdit(at, end, decoded));
            } else {
                real++;
            }
        }
        return real * RARELY > edits.size() ? List.of() : edits;
    }

    /// Letters, punctuation and symbols that records are written with; not the many rare ones that
    /// chance may spell.
    private static boolean isWritten(String decoded) {
        int c = decoded.codePointAt(0);
        int type = Character.getType(c);
        return (type != Character.CONTROL || NO_CHARACTER.indexOf(c) >= 0)
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.SURROGATE;
    }

    /// What Latin text is written with: its letters, its signs, quotes and dashes.
    private static boolean isUsual(int c) {
        return (c >= 0xa0 && c < 0x180) || (c >= 0x2010 && c < 0x2040) || c == 0x20ac || c == 0x2122;
    }

    /// Whether a two-character sequence cannot be a capital `Ã`, `Â` or `Ä` that a quotation mark or
    /// symbol follows.
    private static boolean isNoRealLetter(String text, int at, String decoded) {
        boolean afterCapital = at > 0 && Character.isUpperCase(text.charAt(at - 1));
        boolean beforeLetter = at + 2 < text.length() && Character.isLetter(text.charAt(at + 2));
        if (Character.isLetter(decoded.charAt(0))) {
            boolean quoted = "“”‘’".indexOf(text.charAt(at + 1)) >= 0;
            return !(afterCapital || quoted) || beforeLetter;
        }
        return at == 0 || !Character.isLetter(text.charAt(at - 1)) || Character.isLowerCase(text.charAt(at - 1));
    }
}
