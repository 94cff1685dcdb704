package org.stenogram.query.pages;

import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.QuotationAnswer;

/// A quotation and where it stands.
///
/// @param asked what the person typed
/// @param fault why the question cannot be answered, if it cannot
/// @param answer absent before anything was asked
public record QuotationView(
        String asked, @Nullable String fault, @Nullable QuotationAnswer answer) {}
