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
        Draft draft = cleaned.draft();
        TextCounts before = TextCounts.of(original.text());
        TextCounts after = draft == draft.source() ? before : TextCounts.of(draft.text());
        int characters = before.characters();
        long touched = cleaned.ledger().edits().stream()
                .mapToLong(QualitySignals::touched)
                .sum();
        SortedMap<String, Double> signals = new TreeMap<>();
        signals.put("characters", (double) after.characters());
        signals.put("words", (double) after.words());
        signals.put("edits", (double) cleaned.ledger().edits().size());
        int edits = cleaned.ledger().edits().size();
        signals.put("editsPerThousand", characters == 0 ? 0.0 : 1_000.0 * edits / characters);
        signals.put("editedShare", characters == 0 ? 0.0 : Math.min(1.0, (double) touched / characters));
        signals.put("letterShare", after.visible() == 0 ? 0.0 : (double) after.letters() / after.visible());
        signals.put("replacementCharacters", (double) after.replaced());
        signals.put("pageBreaks", (double) cleaned.pages().size());
        original.confidence().ifPresent(confidence -> signals.put("ocrConfidence", confidence));
        TextHealth.of(draft.source(), before, language).into(signals, "Before");
        TextHealth health = TextHealth.of(draft, after, language);
        health.into(signals, "After");
        double repairs = ExpectedErrors.repairs(cleaned.ledger().edits(), characters);
        health.knownWords()
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
