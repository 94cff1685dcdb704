package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.PageBreak;

/// Runs rules in order, each on what the one before it made, until none finds anything to do, and composes all
/// their edits into one ledger of the extracted text. So the chain finds nothing to do in its own output.
///
/// A rule that found something looks again at what it made before the next one does, and none looks twice at the same
/// text: a page whose furniture comes to light line by line does not cost a round of all rules for each line.
public final class RuleChain {

    /// More rounds, and more looks of one rule, than any text has been seen to need; what is left to do then is left
    /// alone.
    private static final int ROUNDS = 12;

    private final List<CleanupRule> rules;

    /// @param rules in the order in which they run
    public RuleChain(List<CleanupRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// The rules, in the order in which they run.
    public List<CleanupRule> rules() {
        return rules;
    }

    /// Cleans a text.
    ///
    /// @param extracted well-formed: no lone surrogates
    /// @param recorded edits that extraction has already put on the ledger, by start
    public Cleaned clean(String extracted, List<Edit> recorded) {
        Draft source = new Draft(extracted);
        CodePoints points = CodePoints.of(extracted);
        List<Change> changes = new ArrayList<>(recorded.size());
        for (Edit edit : recorded) {
            changes.add(new Change(
                    points.toIndex(edit.start()),
                    points.toIndex(edit.end()),
                    edit.after(),
                    edit.rule(),
                    edit.version(),
                    edit.reason()));
        }
        Draft draft = recorded.isEmpty()
                ? source
                : source.with(new EditLedger(recorded).apply(extracted), List.copyOf(changes));
        List<Turn> turns = List.of();
        // How many rules in a row have nothing to do in the draft as it is.
        int content = 0;
        for (int run = 0; content < rules.size() && run < ROUNDS * rules.size(); run++) {
            CleanupRule rule = rules.get(run % rules.size());
            content++;
            for (int look = 0; look < ROUNDS; look++) {
                List<TextEdit> found = rule.edits(draft);
                found = found.isEmpty() ? found : changing(found, draft.text());
                if (found.isEmpty()) {
                    break;
                }
                content = 1;
                List<TextEdit> edits = trimmed(found, draft.text());
                changes = Composition.of(extracted, draft.text(), changes, rule, edits);
                turns = Turn.after(turns, found);
                draft = draft.with(
                        Composition.apply(draft.text(), 0, draft.text().length(), edits), changes);
            }
        }
        return new Cleaned(draft, ledger(extracted, points, changes), pages(draft.text(), turns));
    }

    private static List<TextEdit> changing(List<TextEdit> edits, String text) {
        return edits.stream()
                .filter(edit -> !edit.trimmed(text).changesNothing())
                .toList();
    }

    private static List<TextEdit> trimmed(List<TextEdit> edits, String text) {
        return edits.stream().map(edit -> edit.trimmed(text)).toList();
    }

    private static EditLedger ledger(String extracted, CodePoints points, List<Change> changes) {
        List<Edit> edits = new ArrayList<>(changes.size());
        for (Change change : changes) {
            edits.add(new Edit(
                    change.rule(),
                    change.version(),
                    points.fromIndex(change.start()),
                    points.fromIndex(change.end()),
                    extracted.substring(change.start(), change.end()),
                    change.after(),
                    change.reason()));
        }
        return new EditLedger(edits);
    }

    private static List<PageBreak> pages(String cleaned, List<Turn> turns) {
        if (turns.isEmpty()) {
            return List.of();
        }
        CodePoints points = CodePoints.of(cleaned);
        List<PageBreak> pages = new ArrayList<>();
        for (Turn turn : turns) {
            int at = points.fromIndex(turn.at());
            // A blank page begins where the next one does, so that pages can be counted.
            pages.addAll(Collections.nCopies(turn.page().blank(), new PageBreak(at, null, false)));
            pages.add(new PageBreak(at, turn.page().label(), turn.page().inferred()));
        }
        return pages;
    }

    /// What the chain made of a text.
    ///
    /// @param draft the cleaned text
    /// @param ledger leads from the extracted text to the cleaned one and back
    /// @param pages where new pages begin in the cleaned text, as far as edits of page breaks tell
    public record Cleaned(Draft draft, EditLedger ledger, List<PageBreak> pages) {

        /// The cleaned text.
        public String text() {
            return draft.text();
        }
    }
}
