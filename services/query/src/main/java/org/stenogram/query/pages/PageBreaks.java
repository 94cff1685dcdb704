package org.stenogram.query.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.stenogram.query.pages.DocumentView.Piece;

/// Cuts segments where the pages of the original end. Offsets count code points of the cleaned text.
public final class PageBreaks {

    private final TreeMap<Integer, String> labels = new TreeMap<>();

    /// Says that a page begins.
    public void add(int offset, String label) {
        labels.put(offset, label);
    }

    /// The text in pieces: each page that begins within it, its first character included, begins a piece. Empty lines
    /// around it are left out.
    ///
    /// @param start offset of the text's first code point
    public List<Piece> cut(String text, int start) {
        int length = text.codePointCount(0, text.length());
        List<Piece> pieces = new ArrayList<>();
        String label = labels.get(start);
        int done = 0;
        for (var page : labels.subMap(start, false, start + length, false).entrySet()) {
            int end = text.offsetByCodePoints(0, page.getKey() - start);
            pieces.add(new Piece(label, text.substring(done, end)));
            label = page.getValue();
            done = end;
        }
        pieces.add(new Piece(label, text.substring(done).stripTrailing()));
        Piece first = pieces.getFirst();
        pieces.set(0, new Piece(first.pageBefore(), first.text().stripLeading()));
        return pieces;
    }
}
