package org.stenogram.ocrcleanup.morfologik;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import morfologik.fsa.FSA;
import morfologik.fsa.builders.FSABuilder;
import org.stenogram.ocrcleanup.words.Lexicon;

/// A word list with frequencies as LanguageTool publishes it: each entry is a word in UTF-8, a separator, perhaps an
/// analysis of the word, and a letter from A (rare) to Z.
final class MorfologikLexicon implements Lexicon {

    private static final String FOLDER = "/org/languagetool/resource/";

    private static final byte SEPARATOR = '+';

    private static final int STEPS_BITS = 16;
    /// Beyond it a node and a letter do not fit into one number.
    private static final int LAST_NODE = 1 << 24;

    private final FSA automaton;
    /// Steps that were taken lately, for all threads: the node and the letter in the higher half, where it
    /// leads in the lower one. To find an arc the automaton reads all those before it, and words begin with
    /// the same letters again and again.
    private final AtomicLongArray steps = new AtomicLongArray(1 << STEPS_BITS);
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
        if (node >= LAST_NODE) {
            return search(node, label);
        }
        // No byte of UTF-8 is 0xff, so that no step is what an empty place says.
        int step = node << Byte.SIZE | ~label & 0xff;
        int place = step * 0x9e3779b9 >>> Integer.SIZE - STEPS_BITS;
        long known = steps.getOpaque(place);
        if ((int) (known >>> Integer.SIZE) == step) {
            return (int) known;
        }
        int next = search(node, label);
        steps.setOpaque(place, (long) step << Integer.SIZE | next & 0xffffffffL);
        return next;
    }

    private int search(int node, int label) {
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
