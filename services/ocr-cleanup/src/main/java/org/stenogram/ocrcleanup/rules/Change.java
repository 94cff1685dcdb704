package org.stenogram.ocrcleanup.rules;

/// One entry of the ledger while it is being made.
///
/// @param start first `char` replaced in the extracted text
/// @param end one past the last `char` replaced in the extracted text
record Change(int start, int end, String after, String rule, int version, String reason) {}
