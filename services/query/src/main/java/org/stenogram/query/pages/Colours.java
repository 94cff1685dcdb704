package org.stenogram.query.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives each speaker of a document a colour of its own, the same on every page of the document.
public final class Colours {

    /// How many there are; then they begin again.
    public static final int MANY = 8;

    private final Map<String, Integer> colours = new HashMap<>();

    /// @param speakers names in a fixed order
    public Colours(List<String> speakers) {
        for (String speaker : speakers) {
            colours.putIfAbsent(speaker, colours.size() % MANY);
        }
    }

    /// The number of the colour. A label that belongs to nobody known has a colour that its letters decide.
    public int of(String speaker) {
        Integer known = colours.get(speaker);
        return known == null ? Math.floorMod(speaker.hashCode(), MANY) : known;
    }
}
