package org.stenogram.speakersegmentation.turns;

import java.util.List;

/// A record as it was read: the role of each line, and the turns in order.
///
/// @param roles by [org.stenogram.speakersegmentation.layout.Line#index()]
public record Reading(List<LineRole> roles, List<Turn> turns) {

    /// Copies the lists.
    public Reading {
        roles = List.copyOf(roles);
        turns = List.copyOf(turns);
    }
}
