package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;

/// A place in the current text where a new page begins.
///
/// @param at the page's first `char`
record Turn(int at, TextEdit.PageTurn page) {

    /// The page turns once a rule's edits are applied: the earlier ones moved, the rule's own added, in reading
    /// order.
    static List<Turn> after(List<Turn> earlier, List<TextEdit> edits) {
        List<Turn> turns = new ArrayList<>();
        int shift = 0;
        int i = 0;
        for (TextEdit edit : edits) {
            for (; i < earlier.size() && earlier.get(i).at() <= edit.start(); i++) {
                turns.add(earlier.get(i).movedTo(earlier.get(i).at() + shift));
            }
            int end = edit.start() + shift + edit.after().length();
            for (; i < earlier.size() && earlier.get(i).at() < edit.end(); i++) {
                turns.add(earlier.get(i).movedTo(end));
            }
            if (edit.turn() != null) {
                turns.add(new Turn(end, edit.turn()));
            }
            shift += edit.after().length() - (edit.end() - edit.start());
        }
        for (; i < earlier.size(); i++) {
            turns.add(earlier.get(i).movedTo(earlier.get(i).at() + shift));
        }
        return turns;
    }

    private Turn movedTo(int place) {
        return new Turn(place, page);
    }
}
