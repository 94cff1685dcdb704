package org.stenogram.query.questions;

import org.jspecify.annotations.Nullable;

/// What passages are wanted. All of it may be absent.
///
/// @param words as in a web search: words, "a phrase", or, -not, begin*
/// @param speaker any spelling of a name, or a person's identifier
/// @param office words of an office that the document gives the speaker
/// @param kind only segments of this kind: `speech`
/// @param language of the document, a BCP 47 tag: `en`
/// @param confidence only what was attributed at least so surely, from 0 to 1
public record SearchFilters(
        @Nullable String words,
        @Nullable String speaker,
        @Nullable String office,
        DateRange dates,
        @Nullable String collection,
        @Nullable String kind,
        @Nullable String language,
        @Nullable Double confidence) {

    /// All that one speaker said.
    public static SearchFilters ofSpeaker(String speaker) {
        return new SearchFilters(null, speaker, null, new DateRange(null, null), null, null, null, null);
    }

    /// Whether nothing but words is asked for.
    public boolean isByWordsAlone() {
        return isByWordsAndDocument() && !isByDocument();
    }

    /// Whether words are asked for, and nothing else of the passage that has them.
    public boolean isByWordsAndDocument() {
        return words != null && speaker == null && office == null && kind == null && confidence == null;
    }

    /// Whether something is asked of the document.
    public boolean isByDocument() {
        return collection != null || language != null || dates.first() != null || dates.last() != null;
    }

    /// Whether some passages are asked for and not merely some documents.
    public boolean isByPassage() {
        return words != null || speaker != null || office != null || kind != null || confidence != null;
    }
}
