package org.stenogram.query.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.DocumentAnswer.Detail;

/// One document to read.
///
/// @param header the header fields as printed
/// @param passages the segments of this page
/// @param edits the first edits of the ledger
/// @param from ordinal of the first passage shown
/// @param next address of the following passages, if there are more
public record DocumentView(
        Detail detail,
        List<Field> header,
        List<Voice> voices,
        List<Passage> passages,
        List<Edit> edits,
        int from,
        @Nullable String next) {

    /// Copies the lists.
    public DocumentView {
        header = List.copyOf(header);
        voices = List.copyOf(voices);
        passages = List.copyOf(passages);
        edits = List.copyOf(edits);
    }

    /// The language of its text as in BCP 47, empty where it is not known.
    public String language() {
        return Shown.orEmpty(detail.document().language());
    }

    /// A header field.
    public record Field(String name, String value) {}

    /// Someone whom the document names.
    ///
    /// @param colour number of the speaker's colour
    public record Voice(String name, List<String> offices, boolean present, int speeches, int colour, String address) {}

    /// One segment.
    ///
    /// @param speaker as known, absent where nobody speaks
    /// @param label as printed, when it differs from the name
    /// @param colour number of the speaker's colour, -1 where nobody speaks
    /// @param doubtful whether the attribution is uncertain
    /// @param text in pieces, cut at the page breaks
    public record Passage(
            int ordinal,
            String kind,
            @Nullable String speaker,
            @Nullable String label,
            int colour,
            boolean doubtful,
            String why,
            int originalStart,
            int originalEnd,
            @Nullable String page,
            List<Piece> text) {

        /// Copies the text.
        public Passage {
            text = List.copyOf(text);
        }
    }

    /// Text up to the next page break.
    ///
    /// @param pageBefore label of the page that begins with this piece; absent where no page begins
    public record Piece(@Nullable String pageBefore, String text) {}

    /// One entry of the edit ledger.
    public record Edit(String rule, int start, int end, String before, String after, String reason) {}
}
