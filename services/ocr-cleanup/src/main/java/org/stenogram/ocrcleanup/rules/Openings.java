package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stenogram.ocrcleanup.words.CharacterKind;

/// What the lines of a document begin with, as far as it may be a label: `Mr. Beam:`, `The PRESIDING OFFICER.`
///
/// @param places every opening in reading order
/// @param counts how often each comes
record Openings(List<Place> places, Map<String, Integer> counts) {

    private static final int LONGEST = 60;
    private static final int SHORTEST_NAME = 3;

    /// An opening and where it stands.
    record Place(int start, String label) {}

    static Openings of(Draft draft) {
        String text = draft.text();
        Lines lines = draft.lines();
        List<Place> places = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int line = 0; line < lines.count(); line++) {
            int start = lines.content(line);
            int end = end(text, start, lines.end(line));
            if (end > start) {
                Place place = new Place(start, text.substring(start, end));
                places.add(place);
                counts.merge(place.label(), 1, Integer::sum);
            }
        }
        return new Openings(places, counts);
    }

    /// One past the mark that ends the opening: the first colon, else the first stop behind a word that is no title.
    private static int end(String text, int start, int lineEnd) {
        int limit = Math.min(lineEnd, start + LONGEST);
        for (int at = text.indexOf(':', start, limit); at >= 0; at = text.indexOf(':', at + 1, limit)) {
            if (ends(text, at, lineEnd)) {
                return at + 1;
            }
        }
        for (int at = text.indexOf('.', start, limit); at >= 0; at = text.indexOf('.', at + 1, limit)) {
            if (isBehindName(text, start, at) && ends(text, at, lineEnd)) {
                return at + 1;
            }
        }
        return -1;
    }

    /// Whether the word before a stop is longer than titles are.
    private static boolean isBehindName(String text, int start, int stop) {
        int from = stop - SHORTEST_NAME - 1;
        if (from < start) {
            return false;
        }
        for (int at = from; at < stop; at++) {
            char c = text.charAt(at);
            if (!CharacterKind.isLetter(c) && !CharacterKind.isDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean ends(String text, int mark, int lineEnd) {
        return mark + 1 == lineEnd || " \t-–—*_".indexOf(text.charAt(mark + 1)) >= 0;
    }
}
