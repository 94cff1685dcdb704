package org.stenogram.ocrcleanup;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.ocrcleanup.extraction.Extracted;
import org.stenogram.ocrcleanup.rules.RuleChain;
import org.stenogram.ocrcleanup.words.CharacterKind;
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
        // Runs of characters between white space that hold a letter or a digit.
        int words = 0;
        boolean counted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (CharacterKind.isSpace(c)) {
                counted = false;
                continue;
            }
            if (!counted && CharacterKind.isOfWord(c)) {
                counted = true;
                words++;
            }
            if (Character.isHighSurrogate(c)) {
                // Well-formed: the other half follows.
                letters += Character.isLetter(text.codePointAt(at++)) ? 1 : 0;
            } else {
                letters += CharacterKind.isLetter(c) ? 1 : 0;
                replaced += c == REPLACEMENT ? 1 : 0;
            }
            visible++;
        }
        long touched = cleaned.ledger().edits().stream()
                .mapToLong(QualitySignals::touched)
                .sum();
        SortedMap<String, Double> signals = new TreeMap<>();
        signals.put("characters", (double) text.codePointCount(0, text.length()));
        signals.put("words", (double) words);
        signals.put("edits", (double) cleaned.ledger().edits().size());
        int edits = cleaned.ledger().edits().size();
        signals.put("editsPerThousand", characters == 0 ? 0.0 : 1_000.0 * edits / characters);
        signals.put("editedShare", characters == 0 ? 0.0 : Math.min(1.0, (double) touched / characters));
        signals.put("letterShare", visible == 0 ? 0.0 : (double) letters / visible);
        signals.put("replacementCharacters", (double) replaced);
        signals.put("pageBreaks", (double) cleaned.pages().size());
        original.confidence().ifPresent(confidence -> signals.put("ocrConfidence", confidence));
        TextHealth.of(cleaned.draft().source(), language).into(signals, "Before");
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
}
