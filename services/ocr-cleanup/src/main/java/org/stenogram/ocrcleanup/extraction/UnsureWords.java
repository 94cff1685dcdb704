package org.stenogram.ocrcleanup.extraction;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.ocrcleanup.extraction.ReadPages.Unsure;

/// Puts what an OCR program was not sure of on the ledger: one edit a word, from the word to itself, whose reason says
/// how sure it was.
final class UnsureWords {

    static final String RULE = "mark-uncertain-word";

    private UnsureWords() {}

    /// What decoding has recorded, and the words, by start; a word with a character that could not be read is on the
    /// ledger already.
    ///
    /// @param between characters between two pages
    static List<Edit> beside(Decoded decoded, ReadPages pages, int between) {
        if (pages.unsure().isEmpty()) {
            return decoded.recorded();
        }
        String text = decoded.text();
        CodePoints points = CodePoints.of(text);
        List<Edit> all = new ArrayList<>();
        List<Edit> recorded = decoded.recorded();
        int next = 0;
        int last = 0;
        int page = 0;
        int pageStart = 0;
        for (Unsure word : pages.unsure()) {
            for (; page < word.page(); page++) {
                pageStart += pages.texts().get(page).length() + between;
            }
            int from = points.fromIndex(pageStart + word.start());
            int to = points.fromIndex(pageStart + word.end());
            for (; next < recorded.size() && recorded.get(next).start() < to; next++) {
                all.add(recorded.get(next));
                last = recorded.get(next).end();
            }
            if (from >= last && from < to) {
                String written = points.slice(text, from, to);
                String reason = "the OCR program was %d %% sure of this word".formatted(Math.round(100 * word.sure()));
                all.add(new Edit(RULE, 1, from, to, written, written, reason));
                last = to;
            }
        }
        all.addAll(recorded.subList(next, recorded.size()));
        return List.copyOf(all);
    }
}
