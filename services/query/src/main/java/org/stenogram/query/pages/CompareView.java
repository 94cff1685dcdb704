package org.stenogram.query.pages;

import java.util.List;
import java.util.UUID;
import org.stenogram.query.pages.Comparison.Edit;
import org.stenogram.query.pages.Comparison.Sheet;

/// One page of a document: its original beside what cleaning made of it.
///
/// @param sheet number of the page shown, from 1
/// @param sheets how many there are
/// @param language of the text as in BCP 47, empty where it is not known
/// @param reasons the edits on this page, by rule and reason
public record CompareView(
        UUID documentId,
        String title,
        String language,
        int edition,
        boolean current,
        int sheet,
        int sheets,
        Sheet shown,
        List<Reason> reasons) {

    /// Copies the list.
    public CompareView {
        reasons = List.copyOf(reasons);
    }

    /// Why some edits were made.
    public record Reason(String rule, int version, String reason, List<Edit> edits) {

        /// Copies the list.
        public Reason {
            edits = List.copyOf(edits);
        }
    }

    /// The address of another page.
    public String address(int number) {
        return "/documents/%s/compare?page=%d%s".formatted(documentId, number, current ? "" : "&edition=" + edition);
    }

    /// Text in which line ends and single spaces can be seen.
    public static String visible(String text) {
        return text.isBlank() && !text.isEmpty()
                ? text.replace("\r", "␍")
                        .replace("\n", "⏎")
                        .replace("\f", "⇟")
                        .replace("\t", "⇥")
                        .replace(" ", "␣")
                : text.replace("\n", "⏎\n").replace("\f", "⇟");
    }
}
