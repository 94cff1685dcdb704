package org.stenogram.speakersegmentation.labels;

/// How a record sets its labels off from what is said.
public enum LabelForm {
    /// `Mr. Smith: Yes.`
    COLON,
    /// `**Mr. Smith:** Yes.`
    BOLD,
    /// `[MR. SMITH] Yes.`, `12. (Mr. Smith.) Yes.`, `<v Smith>Yes.`
    BRACKET,
    /// `Mr. SMITH. Yes.`
    STOP,
    /// `Smith – Yes.`
    DASH,
    /// `Mr. Smith` and, on the next line, `Yes.`
    OWN_LINE,
    /// `HALSE  Yes.` or `00:09:17 CAM-1 Yes.`: a column of its own and no mark.
    COLUMN,
    /// `1. Mr. Smith asked the Minister whether`: the verb begins what is said.
    ASKED,
    /// `Mr. Smith; Yes.` or `Mr. Smith, Yes.`: another form, damaged by OCR.
    DAMAGED
}
