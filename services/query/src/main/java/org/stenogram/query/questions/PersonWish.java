package org.stenogram.query.questions;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// What staff say of a person.
///
/// @param kind `merge`, `split`, `rename` or `undo`
/// @param into merge: whose person it is
/// @param documents split: in which documents somebody else is meant
/// @param name rename: what they are called; split: what the other one is called
/// @param decision undo: which decision does not hold
/// @param decidedBy who says so, `staff` when absent; where people sign in, their name counts
/// @param reason why
public record PersonWish(
        @Nullable String kind,
        @Nullable UUID into,
        @Nullable List<UUID> documents,
        @Nullable String name,
        @Nullable UUID decision,
        @Nullable String decidedBy,
        @Nullable String reason) {

    private static final int MOST_DOCUMENTS = 1000;
    private static final int LONGEST_NAME = 200;

    /// Checks that it can be carried out.
    ///
    /// @throws ProblemException when something is missing or too long
    public PersonWish {
        documents = documents == null ? null : List.copyOf(documents);
        switch (kind == null ? "" : kind) {
            case "merge" -> need(into != null, "Say with whom to merge: into.");
            case "split" -> {
                need(
                        documents != null && !documents.isEmpty() && documents.size() <= MOST_DOCUMENTS,
                        "Choose the documents in which somebody else is meant, 1,000 at most.");
                need(isName(name), "Write what the other person is called.");
            }
            case "rename" -> need(isName(name), "Write what the person is called.");
            case "undo" -> need(decision != null, "Say which decision does not hold: decision.");
            default -> need(false, "kind must be one of: merge, rename, split, undo.");
        }
        need(reason != null && !reason.isBlank(), "Write why, in a few words; it is kept with the decision.");
        PlainText.check("reason", reason == null ? "" : reason, 500);
        PlainText.check("decidedBy", decidedBy == null ? "" : decidedBy, 100);
    }

    /// Who says so.
    public String who() {
        return decidedBy == null || decidedBy.isBlank() ? "staff" : decidedBy.strip();
    }

    /// The same wish, said by somebody else.
    public PersonWish by(String who) {
        return new PersonWish(kind, into, documents, name, decision, who, reason);
    }

    /// Why: there is no wish without.
    public String why() {
        return Objects.requireNonNull(reason);
    }

    private static boolean isName(@Nullable String name) {
        return name != null
                && !name.isBlank()
                && PlainText.check("name", name, LONGEST_NAME).codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static void need(boolean isThere, String ask) {
        if (!isThere) {
            throw new ProblemException(ProblemType.BAD_BODY, ask);
        }
    }
}
