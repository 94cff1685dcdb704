package org.stenogram.storage.editions;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names the text search configuration of PostgreSQL that fits a document's language.
///
/// A document whose language is not known is searched as English: most records without one are short, and
/// archives publish translations into English; a wrong stemmer still finds a word in the form it is written in.
/// A language that PostgreSQL has no stemmer for is searched word by word (`simple`).
public final class SearchLanguage {

    static final String UNKNOWN = "english";
    static final String NO_STEMMER = "simple";

    /// By ISO 639-1 code. `ArchiveSchemaIT` holds each against the server.
    static final Map<String, String> CONFIGURATIONS = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("ca", "catalan"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("eu", "basque"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("ga", "irish"),
            Map.entry("hi", "hindi"),
            Map.entry("hu", "hungarian"),
            Map.entry("hy", "armenian"),
            Map.entry("id", "indonesian"),
            Map.entry("it", "italian"),
            Map.entry("lt", "lithuanian"),
            Map.entry("nb", "norwegian"),
            Map.entry("ne", "nepali"),
            Map.entry("nl", "dutch"),
            Map.entry("nn", "norwegian"),
            Map.entry("no", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sr", "serbian"),
            Map.entry("sv", "swedish"),
            Map.entry("ta", "tamil"),
            Map.entry("tr", "turkish"),
            Map.entry("yi", "yiddish"));

    private SearchLanguage() {}

    /// The configuration's name in schema `pg_catalog`.
    ///
    /// @param language BCP 47 tag, absent when detection was not confident
    public static String configuration(@Nullable String language) {
        if (language == null || language.isBlank() || language.equals("und")) {
            return UNKNOWN;
        }
        return CONFIGURATIONS.getOrDefault(Locale.forLanguageTag(language).getLanguage(), NO_STEMMER);
    }
}
