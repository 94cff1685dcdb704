package org.stenogram.speakersegmentation.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The words of all languages that have a file in `lexicon/`, read once. A record in one language is full of names
/// and words of another, so all files are in force at once.
public final class Lexicon {

    /// The languages, by the names of their files.
    public static final List<String> LANGUAGES = List.of(
            "en", "fr", "de", "es", "it", "pt", "nl", "sv", "pl", "ru", "uk", "tr", "sq", "hu", "ro", "fi", "el", "ja",
            "zh");

    private static final Lexicon STANDARD = read();

    /// How much of a text is read to see what it opens or closes with.
    private static final int LONGEST_OPENING = 120;
    private static final int LONGEST_CLOSING = 80;

    private final Phrases phrases;
    /// The last words of all phrases, with the classes of these.
    private final Phrases lastWords;
    /// How many words the longest phrase of each class has.
    private final int[] longest = new int[WordClass.values().length];
    private final Map<String, Integer> months;

    private Lexicon(Map<String, Long> entries, Map<String, Integer> months) {
        this.phrases = new Phrases(entries);
        this.months = months;
        Map<String, Long> last = new HashMap<>();
        entries.forEach((phrase, classes) -> {
            String[] words = phrase.split(" ");
            last.merge(words[words.length - 1], classes, (one, other) -> one | other);
            for (WordClass wordClass : WordClass.values()) {
                if (wordClass.isIn(classes)) {
                    longest[wordClass.ordinal()] = Math.max(longest[wordClass.ordinal()], words.length);
                }
            }
        });
        this.lastWords = new Phrases(last);
    }

    /// The words that this service ships.
    public static Lexicon standard() {
        return STANDARD;
    }

    /// Whether a word or a whole phrase, in any spelling that [Words#fold] folds, is of this class.
    public boolean is(WordClass wordClass, String phrase) {
        return wordClass.isIn(classes(phrase, 0, phrase.length()));
    }

    /// The same for what is folded already.
    public boolean isFolded(WordClass wordClass, String folded) {
        return wordClass.isIn(phrases.of(folded));
    }

    /// All classes of the word or the whole phrase that stands in a text, to be asked by [WordClass#isIn]: for those
    /// who ask of one word more than once, or do not want to copy it.
    public long classes(String text, int from, int to) {
        return phrases.of(text, from, to);
    }

    /// Whether some phrase of this class stands in the text, as whole words.
    public boolean occursIn(WordClass wordClass, String text) {
        String folded = Words.fold(text);
        int from = 0;
        while (from >= 0) {
            if (phrases.opens(folded, from, folded.length(), wordClass.bit())) {
                return true;
            }
            int space = folded.indexOf(' ', from);
            from = space < 0 ? -1 : space + 1;
        }
        return false;
    }

    /// Whether the text begins with some phrase of this class, as whole words.
    public boolean opens(WordClass wordClass, String text) {
        return phrases.opens(text, 0, Math.min(text.length(), LONGEST_OPENING), wordClass.bit());
    }

    /// All classes of the phrases that begin with the text's first word; all there are where it has none.
    public long beginningWith(String text) {
        String folded = Words.fold(text);
        int end = folded.indexOf(' ');
        return folded.isEmpty() ? -1 : phrases.beginningWith(end < 0 ? folded : folded.substring(0, end));
    }

    /// Whether the text ends with some phrase of this class, as whole words.
    public boolean closes(WordClass wordClass, String text) {
        int from = Math.max(0, text.length() - LONGEST_CLOSING);
        if (!mayClose(wordClass, text, from)) {
            return false;
        }
        String[] words = Words.fold(text.substring(from)).split(" ");
        int most = longest[wordClass.ordinal()];
        for (int length = 1; length <= Math.min(most, words.length); length++) {
            if (isFolded(wordClass, String.join(" ", List.of(words).subList(words.length - length, words.length)))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the last word is the last one of some phrase of this class.
    private boolean mayClose(WordClass wordClass, String text, int from) {
        int end = text.length();
        while (end > from && (Folding.isSpace(text.charAt(end - 1)) || Folding.isNothing(text.charAt(end - 1)))) {
            end--;
        }
        int start = end;
        while (start > from
                && (Folding.isOfWord(text.charAt(start - 1)) || Folding.isNothing(text.charAt(start - 1)))) {
            start--;
        }
        boolean whole = start == from || Folding.isSpace(text.charAt(start - 1));
        return !whole || wordClass.isIn(lastWords.of(text, start, end));
    }

    /// The number of a month, 1 to 12, by its name.
    public OptionalInt month(String name) {
        Integer month = months.get(Words.fold(name));
        return month == null ? OptionalInt.empty() : OptionalInt.of(month);
    }

    private static Lexicon read() {
        Map<String, WordClass> sections = new HashMap<>();
        for (WordClass wordClass : WordClass.values()) {
            sections.put("[" + wordClass.section() + "]", wordClass);
        }
        Map<String, Long> entries = new HashMap<>();
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

    private static void add(String line, WordClass section, Map<String, Long> entries, Map<String, Integer> months) {
        for (String entry : line.split(",")) {
            String[] parts = entry.split("=");
            String folded = Words.fold(parts[0]);
            if (section == WordClass.MONTH) {
                months.put(folded, Integer.parseInt(parts[1].strip()));
            }
            entries.merge(folded, section.bit(), (one, other) -> one | other);
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
