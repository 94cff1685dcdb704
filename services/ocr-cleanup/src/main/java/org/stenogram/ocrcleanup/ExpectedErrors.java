package org.stenogram.ocrcleanup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.stenogram.contracts.PipelineEvent.Edit;

/// How many of a cleaned text's characters are wrong, as far as its words tell: the more of them no word list has, and
/// the more had to be put right, the more were missed. Fitted on records whose truth is known, by `bench/quality
/// FitExpectedErrors`; `docs/quality.md` shows how far it can be relied on.
///
/// @param perUnknownWord what a share of 1 of unknown words adds
/// @param perRepair what one word put right adds, for each character of the text
record ExpectedErrors(double perUnknownWord, double perRepair) {

    private static final Set<String> REPAIRS = Set.of("correct-confused-letters", "mend-word-spaces");

    private static final ExpectedErrors STANDARD = read();

    /// What was fitted.
    static ExpectedErrors standard() {
        return STANDARD;
    }

    /// The words put right, for each character of the text.
    static double repairs(List<Edit> edits, int characters) {
        long repairs =
                edits.stream().filter(edit -> REPAIRS.contains(edit.rule())).count();
        return characters == 0 ? 0 : (double) repairs / characters;
    }

    /// The share of wrong characters that is expected, 0 to 1.
    ///
    /// @param knownWords share of the words that are known
    /// @param repairs words put right, for each character
    double of(double knownWords, double repairs) {
        return Math.clamp(perUnknownWord * (1 - knownWords) + perRepair * repairs, 0, 1);
    }

    private static ExpectedErrors read() {
        Properties fitted = new Properties();
        try (InputStream file = ExpectedErrors.class.getResourceAsStream("expected-errors.properties")) {
            if (file == null) {
                throw new IllegalStateException("expected-errors.properties is not on the class path");
            }
            fitted.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExpectedErrors(
                Double.parseDouble(fitted.getProperty("perUnknownWord")),
                Double.parseDouble(fitted.getProperty("perRepair")));
    }
}
