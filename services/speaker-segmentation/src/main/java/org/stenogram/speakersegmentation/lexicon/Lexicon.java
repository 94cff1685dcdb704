package org.stenogram.speakersegmentation.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// The words of all languages that have a file in `lexicon/`, read once. A record in one language is full of names
/// and words of another, so all files are in force at once.
public final class Lexicon {

    /// The languages, by the names of their files.
    public static final List<String> LANGUAGES = List.of(
            "en", "fr", "de", "es", "it", "pt", "nl", "sv", "pl", "ru", "uk", "tr", "sq", "hu", "ro", "fi", "el", "ja");

    private static final Lexicon STANDARD = read();

    private final Map<WordClass, Set<String>> entries;
    private final Map<WordClass, Integer> longest = new EnumMap<>(WordClass.class);
    private final Map<String, Integer> months;

    private Lexicon(Map<WordClass, Set<String>> entries, Map<String, Integer> months) {
        this.entries = entries;
        this.months = months;
        entries.forEach((wordClass, phrases) -> longest.put(
                wordClass,
                phrases.stream()
                        .mapToInt(phrase -> phrase.split(" ").length)
                        .max()
                        .orElse(1)));
    }

    /// The words that this service ships.
    public static Lexicon standard() {
        return STANDARD;
    }

    /// Whether a word or a whole phrase, in any spelling that [Words#fold] folds, is of this class.
    public boolean is(WordClass wordClass, String phrase) {
        return isFolded(wordClass, Words.fold(phrase));
    }

    /// The same for what is folded already.
    public boolean isFolded(WordClass wordClass, String folded) {
        return entries.getOrDefault(wordClass, Set.of()).contains(folded);
    }

    /// Whether some phrase of this class stands in the text, as whole words.
    public boolean occursIn(WordClass wordClass, String text) {
        String[] words = Words.fold(text).split(" ");
        for (int from = 0; from < words.length; from++) {
            if (phraseAt(wordClass, words, from)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the text begins with some phrase of this class, as whole words.
    public boolean opens(WordClass wordClass, String text) {
        return phraseAt(
                wordClass,
                Words.fold(text.substring(0, Math.min(text.length(), 120))).split(" "),
                0);
    }

    /// Whether the text ends with some phrase of this class, as whole words.
    public boolean closes(WordClass wordClass, String text) {
        String[] words =
                Words.fold(text.substring(Math.max(0, text.length() - 80))).split(" ");
        int most = longest.getOrDefault(wordClass, 1);
        for (int length = 1; length <= Math.min(most, words.length); length++) {
            if (isFolded(wordClass, String.join(" ", List.of(words).subList(words.length - length, words.length)))) {
                return true;
            }
        }
        return false;
    }

    /// The number of a month, 1 to 12, by its name.
    public OptionalInt month(String name) {
        Integer month = months.get(Words.fold(name));
        return month == null ? OptionalInt.empty() : OptionalInt.of(month);
    }

    private boolean phraseAt(WordClass wordClass, String[] words, int from) {
        StringBuilder phrase = new StringBuilder();
        int most = longest.getOrDefault(wordClass, 1);
        for (int at = from; at < Math.min(words.length, from + most); at++) {
            phrase.append(at == from ? "" : " ").append(words[at]);
            if (isFolded(wordClass, phrase.toString())) {
                return true;
            }
        }
        return false;
    }

    private static Lexicon read() {
        Map<String, WordClass> sections = new HashMap<>();
        for (WordClass wordClass : WordClass.values()) {
            sections.put("[" + wordClass.section() + "]", wordClass);
        }
        Map<WordClass, Set<String>> entries = new EnumMap<>(WordClass.class);
        Map<String, Integer> months = new HashMap<>();
        for (String language : LANGUAGES) {
            WordClass section = null;
            for (String line : lines(language)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("[")) {
                    section = sections.get(line.strip());
                }
                if (section == null) {
                    throw new IllegalStateException("lexicon/%s.txt: no such section: %s".formatted(language, line));
                }
                if (!line.startsWith("[")) {
                    add(line, section, entries, months);
                }
            }
        }
        return new Lexicon(entries, months);
    }

    private static void add(
            String line, WordClass section, Map<WordClass, Set<String>> entries, Map<String, Integer> months) {
        for (String entry : line.split(",")) {
            String[] parts = entry.split("=");
            String folded = Words.fold(parts[0]);
            if (section == WordClass.MONTH) {
                months.put(folded, Integer.parseInt(parts[1].strip()));
            }
            entries.computeIfAbsent(section, _ -> new HashSet<>()).add(folded);
        }
    }

    private static List<String> lines(String language) {
        try (InputStream file = Lexicon.class.getResourceAsStream(language + ".txt")) {
            if (file == null) {
                throw new IllegalStateException("lexicon/%s.txt is not on the class path".formatted(language));
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
