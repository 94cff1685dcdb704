package org.stenogram.query.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a search. PostgreSQL reads those of a web search: words, "a phrase", or, -not. Beginnings of words,
/// `harb*`, it does not, so they are taken out here.
///
/// @param plain what PostgreSQL reads
/// @param beginnings the beginnings as a query of `to_tsquery`, all of which must fit; empty when there are none
public record SearchWords(String plain, String beginnings) {

    /// A phrase, or a beginning of at least two letters; a shorter one would be nearly every word.
    private static final Pattern PARTS =
            Pattern.compile("\"[^\"]*\"|(?<![\\S])(-?)([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]+)\\*(?![^\\s])");

    /// Reads what a person typed.
    public static SearchWords of(String typed) {
        Matcher parts = PARTS.matcher(typed);
        StringBuilder plain = new StringBuilder();
        List<String> beginnings = new ArrayList<>();
        while (parts.find()) {
            if (parts.group(2) == null) {
                parts.appendReplacement(plain, Matcher.quoteReplacement(parts.group()));
            } else {
                beginnings.add((parts.group(1).isEmpty() ? "" : "!") + "'" + parts.group(2) + "':*");
                parts.appendReplacement(plain, " ");
            }
        }
        return new SearchWords(parts.appendTail(plain).toString(), String.join(" & ", beginnings));
    }
}
