package org.stenogram.exports;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// The forms in which one document is given out.
public enum Form {
    JSON(".json", "application/json"),
    TEXT(".txt", "text/plain; charset=utf-8"),
    MARKDOWN(".md", "text/markdown; charset=utf-8"),
    TEI(".tei.xml", "application/tei+xml"),
    CSV(".csv", "text/csv; charset=utf-8; header=present"),
    BAGIT(".bag.zip", "application/zip");

    private final String extension;
    private final String mediaType;

    Form(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /// What the file's name ends with.
    public String extension() {
        return extension;
    }

    /// As registered with IANA, with parameters.
    public String mediaType() {
        return mediaType;
    }

    /// What it is asked for by: `markdown`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The form that is asked for by a word of [#words].
    public static Form of(String word) {
        return Form.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// The words of all forms.
    public static Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        Arrays.stream(values()).map(Form::word).forEach(words::add);
        return words;
    }
}
