package org.stenogram.query.questions;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// What somebody wants put right, in the terms of the edition that they look at.
///
/// @param kind `changeSpeaker`, `splitTurn`, … as in `document.amended`
/// @param segment ordinal of the segment that it is about
/// @param at where that segment lies in the extracted text, `120-340`; tells whether it is still the same one
/// @param words for a split those that the new turn begins with, for an edit those that are replaced; they stand
///     in the segment once
/// @param edit for an undone edit its number on the ledger, from 1
/// @param reason why; may be absent but for a withdrawal
/// @param amendedBy who; `staff` when absent
public record CorrectionWish(
        String kind,
        @Nullable Integer segment,
        @Nullable String at,
        @Nullable String words,
        @Nullable Integer edit,
        @Nullable String name,
        @Nullable String segmentKind,
        @Nullable String replacement,
        @Nullable String field,
        @Nullable String value,
        @Nullable UUID amendmentId,
        @Nullable String reason,
        @Nullable String amendedBy) {

    /// The longest name of a person.
    public static final int LONGEST_NAME = 200;
    /// The longest words that are looked for, or put in their place.
    public static final int LONGEST_WORDS = 2_000;

    /// Checks every text.
    public CorrectionWish {
        // A program may leave out what a page never does.
        if (Objects.isNull(kind)) {
            throw new ProblemException(ProblemType.BAD_BODY, "Say what kind of correction it is: {\"kind\": \"…\"}.");
        }
        PlainText.check("kind", kind, LONGEST_NAME);
        check("at", at, LONGEST_NAME);
        check("words", words, LONGEST_WORDS);
        check("name", name, LONGEST_NAME);
        check("segmentKind", segmentKind, LONGEST_NAME);
        check("replacement", replacement, LONGEST_WORDS);
        check("field", field, LONGEST_NAME);
        check("value", value, LONGEST_WORDS);
        check("reason", reason, 500);
        check("amendedBy", amendedBy, 100);
    }

    private static void check(String name, @Nullable String text, int longest) {
        if (text != null) {
            PlainText.check(name, text, longest);
        }
    }
}
