package org.stenogram.speakersegmentation.turns;

import org.stenogram.speakersegmentation.labels.Label;

/// A place where somebody begins to speak.
///
/// @param group the key that stands for all spellings of the label
/// @param probability that it is a label, 0 to 1
public record Turn(Label label, String group, double probability) {}
