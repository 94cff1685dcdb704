package org.stenogram.speakersegmentation.turns;

/// What a line does in a record.
public enum LineRole {
    /// Before anybody speaks.
    HEAD,
    /// Begins a speech with its label.
    LABEL,
    /// Goes on with the speech before.
    SPOKEN,
    /// Stands between speeches and is none: a direction, a heading, narrative, a document that is quoted.
    ASIDE,
    /// After the last speech: notes, signature.
    TAIL
}
