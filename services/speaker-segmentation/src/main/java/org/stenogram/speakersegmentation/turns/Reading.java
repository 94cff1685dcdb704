package org.stenogram.speakersegmentation.turns;

import java.util.List;

/// A record as it was read: the role of each line, and the turns in order.
///
/// @param roles by [org.stenogram.speakersegmentation.layout.Line#index()]
/// @param passedOver how many labels are expected among those that were taken for none
public record Reading(List<LineRole> roles, List<Turn> turns, double passedOver) {

    /// Copies the lists.
    public Reading {
        roles = List.copyOf(roles);
        turns = List.copyOf(turns);
    }
}
