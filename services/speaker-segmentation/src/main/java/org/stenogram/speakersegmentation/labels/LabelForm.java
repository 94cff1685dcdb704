package org.stenogram.speakersegmentation.labels;

/// How a record sets its labels off from what is said.
public enum LabelForm {
    /// `Mr. Smith: Yes.`
    COLON,
    /// `**Mr. Smith:** Yes.`
    BOLD,
    /// `[MR. SMITH] Yes.`
    BRACKET,
    /// `Mr. SMITH. Yes.`
    STOP,
    /// `Smith – Yes.`
    DASH,
    /// `Mr. Smith` and, on the next line, `Yes.`
    OWN_LINE,
    /// `Mr. Smith; Yes.` or `Mr. Smith, Yes.`: another form, damaged by OCR.
    DAMAGED
}
