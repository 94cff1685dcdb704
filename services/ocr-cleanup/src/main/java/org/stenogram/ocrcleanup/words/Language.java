package org.stenogram.ocrcleanup.words;

/// What is known of one language: enough to tell a misread word from one that is only rare.
///
/// @param tag BCP 47
/// @param vocabulary its words
/// @param letters how its words are spelt
/// @param confusions what its print is confused with
/// @param oldSpelling how it was spelt before
/// @param traits how it makes words
/// @param cuts where two of its words may have been glued
public record Language(
        String tag,
        Vocabulary vocabulary,
        LetterModel letters,
        Confusions confusions,
        OldSpelling oldSpelling,
        Traits traits,
        Cuts cuts) {

    /// A language whose words come from elsewhere.
    ///
    /// @param letters how its words are spelt
    public static Language of(String tag, Vocabulary vocabulary, LetterModel letters) {
        Traits traits = Traits.of(tag);
        return new Language(
                tag,
                vocabulary,
                letters,
                Confusions.of(tag),
                OldSpelling.of(tag, vocabulary),
                traits,
                new Cuts(vocabulary, traits));
    }

    /// A language with all that this service ships for it.
    ///
    /// @param vocabulary its words
    public static Language of(String tag, Vocabulary vocabulary) {
        return of(tag, vocabulary, LetterModel.of(tag));
    }
}
