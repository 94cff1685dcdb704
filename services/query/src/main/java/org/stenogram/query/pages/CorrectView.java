package org.stenogram.query.pages;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.AmendmentAnswer.Amendment;

/// A document to correct, a stretch of its passages at a time.
///
/// @param language of its text as in BCP 47, empty where it is not known
/// @param from ordinal of the first passage shown
/// @param chosen the passage whose forms are open; absent when none is
/// @param action which of its forms has the focus
/// @param header title, date, place and the fields as printed
/// @param people names to choose from, those who speak most first
/// @param who the name written last in this browser, empty before the first
/// @param said what has just been done
/// @param conflict why what was just done did not fit; absent when it did
public record CorrectView(
        UUID documentId,
        String title,
        String language,
        int from,
        List<Passage> passages,
        @Nullable Chosen chosen,
        String action,
        List<Field> header,
        List<String> people,
        List<Amendment> amendments,
        String who,
        @Nullable String said,
        @Nullable String conflict,
        @Nullable String before,
        @Nullable String next) {

    /// The kinds of passage, with the words for them.
    public static final List<String> KINDS = List.of(
            "speech",
            "narrative",
            "heading",
            "metadata",
            "participants",
            "direction",
            "editorial",
            "note",
            "pageMark",
            "signature");

    /// Copies the lists.
    public CorrectView {
        passages = List.copyOf(passages);
        header = List.copyOf(header);
        people = List.copyOf(people);
        amendments = List.copyOf(amendments);
    }

    /// One passage.
    ///
    /// @param doubtful whether its speaker is uncertain or nobody is named
    /// @param corrected whether staff put something right in it
    public record Passage(
            int ordinal,
            String kind,
            @Nullable String speaker,
            @Nullable String label,
            int colour,
            boolean doubtful,
            boolean corrected,
            int confidence,
            String text) {

        /// Whether its forms may offer a speaker.
        public boolean isSpeech() {
            return kind.equals("speech");
        }
    }

    /// What the forms of the open passage begin with.
    ///
    /// @param at its place in the extracted text, by which the server tells whether it is still the same one
    /// @param suggestions names, the likeliest first
    public record Chosen(Passage passage, String at, List<String> suggestions, List<Edit> edits) {

        /// Copies the lists.
        public Chosen {
            suggestions = List.copyOf(suggestions);
            edits = List.copyOf(edits);
        }
    }

    /// An edit within the open passage.
    ///
    /// @param number on the ledger, from 1
    public record Edit(int number, String rule, String before, String after) {}

    /// A field of the header.
    public record Field(String name, String shown, String value) {

        private static final int LETTERS_A_LINE = 26;
        private static final int MOST_LINES = 8;

        /// Whether its value is longer than a line of the form.
        public boolean isLong() {
            return value.length() > LETTERS_A_LINE;
        }

        /// Lines that show all of a value, or much of a very long one.
        public int rows() {
            return Math.min(MOST_LINES, 1 + value.length() / LETTERS_A_LINE);
        }
    }
}
