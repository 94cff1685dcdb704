package org.stenogram.query.answers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.authority.AuthorityFile.Refusal;

/// The shapes of what is known and decided of a person.
public final class PersonAnswer {

    private PersonAnswer() {}

    /// Something that staff said of a person.
    ///
    /// @param kind `merge`, `split`, `rename` or `undo`
    /// @param personId of whom it was said
    /// @param personName what they are called now
    /// @param otherId merge: who they are; split: who is meant in the documents
    /// @param otherName what the other one is called now
    /// @param documents split: how many
    /// @param name rename and split: what was given
    /// @param undoes the decision that this takes back
    /// @param undoneBy the decision that took this back, if one did
    public record Decision(
            UUID decisionId,
            Instant decidedAt,
            String kind,
            UUID personId,
            @Nullable String personName,
            @Nullable UUID otherId,
            @Nullable String otherName,
            @Nullable Integer documents,
            @Nullable String name,
            @Nullable UUID undoes,
            @Nullable UUID undoneBy,
            String who,
            String reason) {

        /// What was done, in words: `merged Chou into Chou En-lai`.
        public String shown() {
            String person = personName == null ? "somebody" : personName;
            return switch (kind) {
                case "merge" -> "merged %s into %s".formatted(person, otherName == null ? "another person" : otherName);
                case "split" ->
                    "told %s from %s in %s"
                            .formatted(
                                    name == null ? "another person" : name,
                                    person,
                                    documents != null && documents == 1 ? "1 document" : documents + " documents");
                case "rename" -> "called them %s".formatted(name);
                default -> "took a decision back";
            };
        }
    }

    /// What was decided and who the person is now.
    public record Decided(UUID decisionId, UUID personId) {}

    /// A form of a name and where it was seen.
    ///
    /// @param documents in how many documents
    /// @param seenIn some of them
    public record Alias(String alias, int documents, List<Sighting> seenIn) {

        /// Copies the list.
        public Alias {
            seenIn = List.copyOf(seenIn);
        }
    }

    /// A document in which something was seen.
    public record Sighting(
            UUID documentId, String title, @Nullable String date) {}

    /// An office that documents give a person.
    ///
    /// @param from the earliest meeting that gives it, as far as dates are known
    /// @param to the latest
    public record Office(
            String office, @Nullable String from, @Nullable String to, int documents, List<Sighting> seenIn) {

        /// Copies the list.
        public Office {
            seenIn = List.copyOf(seenIn);
        }
    }

    /// Somebody who spoke in the same meetings.
    public record Companion(UUID personId, String name, int documents) {}

    /// What the authority file says of a person.
    ///
    /// @param catalogue `viaf`
    public record Identifier(String catalogue, String identifier) {}

    /// What became of an authority file.
    ///
    /// @param imported people that were taken
    /// @param known how many names of the archive lead to the people of all files now
    /// @param refused rows that were not taken, the first thousand
    /// @param refusals how many rows were not taken
    public record Imported(int imported, int known, int refusals, List<Refusal> refused) {

        /// Copies the list.
        public Imported {
            refused = List.copyOf(refused);
        }
    }
}
