package org.stenogram.query.answers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.DocumentAnswer.Edition;
import org.stenogram.query.answers.SearchAnswer.Place;

/// What differs between two editions of a document, as readers get them today.
///
/// @param title what people see: the title, else the file's name
/// @param from the edition that is compared with
/// @param to the edition whose changes are told
/// @param matchedBy `place` when turns were matched by their place in the original, `words` when the originals differ
/// @param header what is known of the document and differs
/// @param kept how many turns both have, with the same speaker
public record ChangeNote(
        UUID documentId,
        String title,
        Edition from,
        Edition to,
        String matchedBy,
        List<FieldChange> header,
        int kept,
        Turns gained,
        Turns lost,
        Turns reattributed,
        TextChange text,
        Map<String, String> links) {

    /// Turns of one kind that are told at most; all are counted.
    public static final int TOLD = 200;

    /// Copies the lists.
    public ChangeNote {
        header = List.copyOf(header);
        links = Map.copyOf(links);
    }

    /// Whether nothing differs that is looked at here.
    public boolean saysNothing() {
        return header.isEmpty()
                && gained.count() + lost.count() + reattributed.count() == 0
                && !text.differs()
                && text.editsBefore() == text.editsAfter();
    }

    /// One value in both editions.
    ///
    /// @param field `title`, `date`, `place`, `language`, `confidence`, `speeches`, `people` or `words`
    public record FieldChange(
            String field, @Nullable String before, @Nullable String after) {}

    /// Turns to which the same happened.
    ///
    /// @param count all of them
    /// @param items the first of them, in reading order
    public record Turns(int count, List<TurnChange> items) {

        /// Copies the list.
        public Turns {
            items = List.copyOf(items);
        }

        /// Counts all and keeps those that are told.
        public static Turns of(List<TurnChange> all) {
            return new Turns(all.size(), all.subList(0, Math.min(TOLD, all.size())));
        }

        /// How many are counted and not told.
        public int untold() {
            return count - items.size();
        }
    }

    /// One turn.
    ///
    /// @param before its ordinal in the earlier edition, absent when that has no such turn
    /// @param after its ordinal in the later edition, absent when that has no such turn
    /// @param place where it stands, in the later edition if it is there
    /// @param snippet its first words
    public record TurnChange(
            @Nullable Integer before,
            @Nullable Integer after,
            @Nullable Speaker speakerBefore,
            @Nullable Speaker speakerAfter,
            Place place,
            String snippet) {}

    /// Who a turn is attributed to.
    ///
    /// @param name the name, else the label as printed
    public record Speaker(String name, @Nullable UUID personId) {}

    /// The cleaned texts, side by side in numbers.
    ///
    /// @param differs whether any character does
    public record TextChange(
            boolean differs, int editsBefore, int editsAfter, int charactersBefore, int charactersAfter) {}
}
