package org.stenogram.query.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Sets a cleaned text beside the text that it was made of, edit by edit and page by page. Nothing is lost: the pieces'
/// one side is the cleaned text, the other the extracted one, character for character.
public final class Comparison {

    /// A page longer than this many UTF-16 units is shown in parts.
    static final int LONGEST = 8000;

    private final String cleaned;
    private final NavigableMap<Integer, String> breaks = new TreeMap<>();
    private final List<Piece> pieces = new ArrayList<>();

    /// @param cleaned the cleaned text
    /// @param edits the ledger, by start in the extracted text
    /// @param pages labels of the pages that begin in the cleaned text, by code point; empty where none is printed
    public Comparison(String cleaned, List<Edit> edits, NavigableMap<Integer, String> pages) {
        this.cleaned = cleaned;
        align(edits);
        cut(pages);
    }

    /// One entry of the ledger.
    ///
    /// @param number from 1
    /// @param start first code point replaced, in the extracted text
    public record Edit(
            int number, String rule, int version, int start, int end, String before, String after, String reason) {}

    /// Text that stands in both, or an edit.
    ///
    /// @param original as extracted
    /// @param cleaned as it became
    /// @param edit absent where both are the same
    public record Piece(
            int at,
            String original,
            String cleaned,
            @Nullable Edit edit) {}

    /// The pieces of one page, or of a part of a long one.
    ///
    /// @param label of the page as printed, empty where it has none
    public record Sheet(String label, List<Piece> pieces) {

        /// Copies the list.
        public Sheet {
            pieces = List.copyOf(pieces);
        }
    }

    /// How many sheets there are, at least one.
    public int sheets() {
        return breaks.size();
    }

    /// One sheet.
    ///
    /// @param number from 1
    public Sheet sheet(int number) {
        List<Integer> starts = List.copyOf(breaks.keySet());
        int from = starts.get(number - 1);
        int to = number < starts.size() ? starts.get(number) : Integer.MAX_VALUE;
        List<Piece> shown = new ArrayList<>();
        for (Piece piece : pieces) {
            int start = Math.max(from, piece.at);
            int end = Math.min(to, piece.at + piece.cleaned.length());
            if (piece.edit != null) {
                if (piece.at >= from && piece.at < to) {
                    shown.add(piece);
                }
            } else if (start < end) {
                String same = cleaned.substring(start, end);
                shown.add(new Piece(start, same, same, null));
            }
        }
        return new Sheet(breaks.getOrDefault(from, ""), shown);
    }

    private void align(List<Edit> edits) {
        int extracted = 0;
        int at = 0;
        for (Edit edit : edits) {
            at = same(at, cleaned.offsetByCodePoints(at, edit.start - extracted));
            pieces.add(new Piece(at, edit.before, edit.after, edit));
            at += edit.after.length();
            extracted = edit.end;
        }
        same(at, cleaned.length());
    }

    private int same(int from, int to) {
        if (from < to) {
            String same = cleaned.substring(from, to);
            pieces.add(new Piece(from, same, same, null));
        }
        return to;
    }

    private void cut(NavigableMap<Integer, String> pages) {
        breaks.put(0, "");
        int at = 0;
        int points = 0;
        for (var page : pages.entrySet()) {
            at = cleaned.offsetByCodePoints(at, page.getKey() - points);
            points = page.getKey();
            if (at < cleaned.length()) {
                breaks.put(at, page.getValue());
            }
        }
        for (int start : List.copyOf(breaks.keySet())) {
            Integer next = breaks.higherKey(start);
            split(start, next == null ? cleaned.length() : next);
        }
    }

    /// At the end of a line where there is one, never within a pair of surrogates.
    private void split(int start, int end) {
        int from = start;
        while (end - from > LONGEST) {
            int line = cleaned.lastIndexOf('\n', from + LONGEST - 1) + 1;
            int to = line > from ? line : from + LONGEST;
            if (Character.isLowSurrogate(cleaned.charAt(to))) {
                to++;
            }
            breaks.put(to, breaks.getOrDefault(start, ""));
            from = to;
        }
    }
}
