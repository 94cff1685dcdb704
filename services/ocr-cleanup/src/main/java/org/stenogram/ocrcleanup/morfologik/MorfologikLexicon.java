package org.stenogram.ocrcleanup.morfologik;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import morfologik.fsa.FSA;
import morfologik.fsa.builders.FSABuilder;
import org.stenogram.ocrcleanup.words.Lexicon;

/// A word list with frequencies as LanguageTool publishes it: each entry is a word in UTF-8, a separator, perhaps an
/// analysis of the word, and a letter from A (rare) to Z.
final class MorfologikLexicon implements Lexicon {

    private static final String FOLDER = "/org/languagetool/resource/";

    private static final byte SEPARATOR = '+';

    private final FSA automaton;
    private final byte separator;

    private MorfologikLexicon(FSA automaton, char separator) {
        this.automaton = automaton;
        this.separator = (byte) separator;
    }

    /// Whether a list is on the class path.
    static boolean isThere(String file) {
        return MorfologikLexicon.class.getResource(FOLDER + file) != null;
    }

    static MorfologikLexicon read(String file, char separator) {
        try (InputStream stream = MorfologikLexicon.class.getResourceAsStream(FOLDER + file)) {
            return new MorfologikLexicon(FSA.read(Objects.requireNonNull(stream, file)), separator);
        } catch (IOException e) {
            throw new UncheckedIOException("the word list " + file + " cannot be read", e);
        }
    }

    /// A lexicon of words of which nobody says how common they are.
    ///
    /// @param words sorted by their bytes in UTF-8
    /// @param commonness what is taken for each, 0 to 25
    static MorfologikLexicon of(Iterable<byte[]> words, int commonness) {
        FSABuilder builder = new FSABuilder();
        for (byte[] word : words) {
            byte[] entry = Arrays.copyOf(word, word.length + 2);
            entry[word.length] = SEPARATOR;
            entry[word.length + 1] = (byte) ('A' + commonness);
            builder.add(entry, 0, entry.length);
        }
        return new MorfologikLexicon(builder.complete(), (char) SEPARATOR);
    }

    @Override
    public int root() {
        return automaton.getRootNode();
    }

    @Override
    public int next(int node, char letter) {
        if (letter < 0x80) {
            return letter == separator ? NOWHERE : step(node, letter);
        }
        if (letter < 0x800) {
            int half = step(node, 0xc0 | letter >> 6);
            return half == NOWHERE ? NOWHERE : step(half, 0x80 | letter & 0x3f);
        }
        int first = step(node, 0xe0 | letter >> 12);
        int second = first == NOWHERE ? NOWHERE : step(first, 0x80 | letter >> 6 & 0x3f);
        return second == NOWHERE ? NOWHERE : step(second, 0x80 | letter & 0x3f);
    }

    private int step(int node, int label) {
        int arc = automaton.getArc(node, (byte) label);
        return arc == 0 || automaton.isArcTerminal(arc) ? NOWHERE : automaton.getEndNode(arc);
    }

    @Override
    public int commonness(int node) {
        int arc = automaton.getArc(node, separator);
        if (arc == 0 || automaton.isArcTerminal(arc)) {
            return -1;
        }
        // What follows is that letter, or an analysis of the word that ends in it.
        int last = automaton.getFirstArc(automaton.getEndNode(arc));
        while (!automaton.isArcFinal(last) && !automaton.isArcTerminal(last)) {
            last = automaton.getFirstArc(automaton.getEndNode(last));
        }
        return automaton.getArcLabel(last) - 'A';
    }
}
