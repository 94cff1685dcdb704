package org.stenogram.ocrcleanup.words;

import java.util.ArrayList;
import java.util.List;

/// Stretches of a text that its language is told from, however long it is.
public final class Samples {

    /// How many a text has at most.
    public static final int MOST = 3;

    private static final int LENGTH = 1_000;
    private static final int LETTERS = 60;

    private Samples() {}

    /// The beginning, the middle and the end of a text, or all of a short one; those without letters are left out.
    public static List<String> of(String text) {
        int count = text.length() <= LENGTH ? 1 : MOST;
        List<String> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = count == 1 ? 0 : (int) ((long) (text.length() - LENGTH) * i / (count - 1));
            String sample = text.substring(from, Math.min(text.length(), from + LENGTH));
            if (letters(sample) >= LETTERS) {
                samples.add(sample);
            }
        }
        return samples;
    }

    private static int letters(String sample) {
        int letters = 0;
        for (int at = 0; at < sample.length(); at++) {
            letters += CharacterKind.isLetter(sample.charAt(at)) ? 1 : 0;
        }
        return letters;
    }
}
