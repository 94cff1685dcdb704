package org.stenogram.ocrcleanup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import morfologik.fsa.FSA;
import org.junit.jupiter.api.Test;
import org.stenogram.testkit.DevelopmentData;

/// For development: counts which letters follow which in the German and French word lists, common words more, and
/// writes `letters.de.tsv` and `letters.fr.tsv`. Not part of the build; `bench/README.md` has the command.
final class FitLetters {

    private static final Pattern WORD = Pattern.compile("[a-zà-öø-ÿœ]+");
    private static final int COMMON = 3;

    @Test
    void fit() throws IOException {
        fit("de", "de/hunspell/de_DE.dict", '+');
        fit("fr", "fr/french.dict", '_');
    }

    private static void fit(String tag, String list, char separator) throws IOException {
        TreeMap<String, Double> trigrams = new TreeMap<>();
        String resource = "/org/languagetool/resource/" + list;
        try (InputStream stream = Objects.requireNonNull(FitLetters.class.getResourceAsStream(resource), resource)) {
            String last = "";
            for (ByteBuffer entry : FSA.read(stream)) {
                String text = StandardCharsets.UTF_8.decode(entry).toString();
                String word = text.substring(0, Math.max(0, text.indexOf(separator)));
                int commonness = text.charAt(text.length() - 1) - 'A';
                String lower = word.toLowerCase(Locale.ROOT);
                if (commonness >= COMMON
                        && !word.equals(last)
                        && WORD.matcher(lower).matches()) {
                    String padded = "__" + lower + "_";
                    for (int k = 0; k + 3 <= padded.length(); k++) {
                        trigrams.merge(padded.substring(k, k + 3), 1 + 0.75 * commonness, Double::sum);
                    }
                }
                last = word;
            }
        }
        StringBuilder table = new StringBuilder("# Letter trigrams of the words of LanguageTool's list (" + tag
                + ") and how much they count; _ is a word's edge. Written by FitLetters.\n");
        trigrams.forEach((trigram, count) -> table.append(String.format(Locale.ROOT, "%s\t%.1f%n", trigram, count)));
        Files.writeString(
                DevelopmentData.repository()
                        .resolve("services/ocr-cleanup/src/main/resources/org/stenogram/ocrcleanup/words/letters." + tag
                                + ".tsv"),
                table);
    }
}
