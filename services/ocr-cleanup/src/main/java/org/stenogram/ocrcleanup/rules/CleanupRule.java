package org.stenogram.ocrcleanup.rules;

import java.util.List;

/// One repair to text that was scanned, typed or converted. Pure: same text in, same edits out; no clock, no log,
/// no network. A rule leaves text alone when it is not sure, and finds nothing to do in what it made itself.
public interface CleanupRule {

    /// The name on the ledger, in kebab-case and as a verb: `join-line-wraps`. Never given to another rule.
    String name();

    /// Counts up whenever the same text may get other edits.
    int version();

    /// Why its edits are made, in a few words for staff.
    String reason();

    /// What is to be replaced, by start, never overlapping.
    List<TextEdit> edits(Draft draft);

    /// The same of a text of which nothing has been asked yet.
    ///
    /// @param text well-formed: no lone surrogates
    default List<TextEdit> edits(String text) {
        return edits(new Draft(text));
    }
}
