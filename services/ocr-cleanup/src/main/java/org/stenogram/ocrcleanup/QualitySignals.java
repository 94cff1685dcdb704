package org.stenogram.ocrcleanup;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.ocrcleanup.extraction.Extracted;
import org.stenogram.ocrcleanup.rules.Draft;
import org.stenogram.ocrcleanup.rules.RuleChain;
import org.stenogram.ocrcleanup.words.Language;

/// Figures that tell staff at a glance how good a text is and how much was done to it; listed in the README.
final class QualitySignals {

    private static final int REPLACEMENT = '\ufffd';

    private QualitySignals() {}

    /// @param original the text before cleaning
    /// @param language empty when its words are not known
    static SortedMap<String, Double> of(
            Extracted.Text original, RuleChain.Cleaned cleaned, Optional<Language> language) {
        String extracted = original.text();
        int characters = extracted.codePointCount(0, extracted.length());
        String text = cleaned.text();
        int letters = 0;
        int visible = 0;
        int replaced = 0;
        for (int at = 0, c; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            letters += Character.isLetter(c) ? 1 : 0;
            visible += Character.isWhitespace(c) ? 0 : 1;
            replaced += c == REPLACEMENT ? 1 : 0;
        }
        long touched = cleaned.ledger().edits().stream()
                .mapToLong(QualitySignals::touched)
                .sum();
        SortedMap<String, Double> signals = new TreeMap<>();
        signals.put("characters", (double) text.codePointCount(0, text.length()));
        signals.put("words", (double) words(text));
        signals.put("edits", (double) cleaned.ledger().edits().size());
        int edits = cleaned.ledger().edits().size();
        signals.put("editsPerThousand", characters == 0 ? 0.0 : 1_000.0 * edits / characters);
        signals.put("editedShare", characters == 0 ? 0.0 : Math.min(1.0, (double) touched / characters));
        signals.put("letterShare", visible == 0 ? 0.0 : (double) letters / visible);
        signals.put("replacementCharacters", (double) replaced);
        signals.put("pageBreaks", (double) cleaned.pages().size());
        original.confidence().ifPresent(confidence -> signals.put("ocrConfidence", confidence));
        TextHealth.of(new Draft(extracted), language).into(signals, "Before");
        TextHealth after = TextHealth.of(cleaned.draft(), language);
        after.into(signals, "After");
        double repairs = ExpectedErrors.repairs(cleaned.ledger().edits(), characters);
        after.knownWords()
                .ifPresent(known -> signals.put(
                        "expectedCharacterErrors", ExpectedErrors.standard().of(known, repairs)));
        return signals;
    }

    private static int touched(Edit edit) {
        if (edit.before().equals(edit.after()) && edit.before().indexOf(REPLACEMENT) < 0) {
            return 0;
        }
        int after = edit.after().codePointCount(0, edit.after().length());
        return Math.max(edit.end() - edit.start(), after);
    }

    /// Runs of characters between white space that hold a letter or a digit.
    private static int words(String text) {
        int words = 0;
        boolean counted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                counted = false;
            } else if (!counted && (Character.isLetterOrDigit(c) || Character.isSurrogate(c))) {
                counted = true;
                words++;
            }
        }
        return words;
    }
}
