package org.stenogram.ocrcleanup.hunspell;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.hunspell.Dictionary;
import org.apache.lucene.analysis.hunspell.WordFormGenerator;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.stenogram.ocrcleanup.morfologik.WordSet;
import org.stenogram.ocrcleanup.words.Language;

/// Languages whose Hunspell dictionaries lie in folders of this machine: `es_ES.aff` beside `es_ES.dic`. Every form of
/// every word is listed once, when the first text in the language comes; that takes some seconds.
public final class HunspellFolder {

    /// Where Debian, Fedora and others put them.
    public static final String USUAL = "/usr/share/hunspell:/usr/share/myspell/dicts";

    private static final Logger LOG = System.getLogger("stenogram.ocr-cleanup");
    /// Languages that build words without end have more; their dictionaries are left alone.
    private static final int MOST_WORDS = 2_000_000;
    private static final String RULES = ".aff";

    private final List<Path> folders;

    /// @param folders joined by colons; those that are not there are passed over
    public HunspellFolder(String folders) {
        this.folders = Stream.of(folders.split(":"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
    }

    /// The language, empty when no folder has its words, or they cannot be read.
    ///
    /// @param tag BCP 47
    public Optional<Language> of(String tag) {
        return folders.stream()
                .flatMap(folder -> find(folder, tag).stream())
                .findFirst()
                .flatMap(rules -> read(tag, rules));
    }

    /// The dictionary of the country that the language is named for, or the first by name.
    private static Optional<Path> find(Path folder, String tag) {
        String own = tag + "_" + tag.toUpperCase(Locale.ROOT) + RULES;
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name(file).matches(tag + "(?:[_-].{1,20})?\\.aff") && Files.isReadable(words(file)))
                    .min(Comparator.comparing((Path file) -> !name(file).equals(own))
                            .thenComparing(HunspellFolder::name));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the folder of dictionaries {0} cannot be read: {1}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Language> read(String tag, Path rules) {
        Set<String> words = new HashSet<>();
        try (InputStream affixes = Files.newInputStream(rules);
                InputStream stems = Files.newInputStream(words(rules));
                Directory scratch = new ByteBuffersDirectory()) {
            Dictionary dictionary = new Dictionary(scratch, tag, affixes, stems);
            new WordFormGenerator(dictionary)
                    .generateAllSimpleWords(form -> add(form.getWord(), words), () -> checkSize(words));
        } catch (IOException | ParseException | RuntimeException e) {
            LOG.log(Level.WARNING, "the dictionary {0} is left alone: {1}", rules, e.getMessage());
            return Optional.empty();
        }
        LOG.log(Level.INFO, "the dictionary {0} adds the language {1} with {2} words", rules, tag, words.size());
        return words.isEmpty() ? Optional.empty() : Optional.of(WordSet.language(tag, words));
    }

    /// What is written before an apostrophe is a word of its own, and so is what stands behind it.
    private static void add(String word, Set<String> words) {
        if (word.indexOf('\'') < 0 && word.indexOf('’') < 0 && word.indexOf(' ') < 0) {
            words.add(word);
        }
    }

    private static void checkSize(Set<String> words) {
        if (words.size() > MOST_WORDS) {
            throw new IllegalStateException("it has more than %d forms".formatted(MOST_WORDS));
        }
    }

    private static Path words(Path rules) {
        String name = name(rules);
        return rules.resolveSibling(name.substring(0, name.length() - RULES.length()) + ".dic");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
