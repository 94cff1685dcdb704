package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.EditLedger.Range;
import org.stenogram.contracts.OffsetMap;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.PageBreak;
import org.stenogram.ocrcleanup.extraction.Extracted;
import org.stenogram.ocrcleanup.rules.RuleChain;

/// What holds for every text that was ever cleaned.
final class LedgerLaws {

    private LedgerLaws() {}

    /// Fails unless all laws hold.
    static void check(RuleChain rules, Extracted.Text extracted, String what) {
        RuleChain.Cleaned cleaned = rules.clean(extracted.text(), extracted.recorded());
        EditLedger ledger = cleaned.ledger();

        assertThat(ledger.apply(extracted.text()))
                .as("extracted + ledger = cleaned, %s", what)
                .isEqualTo(cleaned.text());
        assertThat(ledger.invert(cleaned.text()))
                .as("cleaned - ledger = extracted, %s", what)
                .isEqualTo(extracted.text());
        checkText(cleaned.text(), what);
        checkPages(cleaned, what);
        checkWithdrawals(ledger, extracted.text(), what);
        checkRanges(ledger, extracted.text(), cleaned.text(), what);

        RuleChain.Cleaned again = rules.clean(cleaned.text(), List.of());
        assertThat(again.ledger().edits()).as("nothing is left to do, %s", what).isEmpty();
        assertThat(again.text()).as(what).isEqualTo(cleaned.text());
    }

    private static void checkText(String text, String what) {
        assertThat(text.indexOf('\0')).as("no NUL, %s", what).isNegative();
        assertThat(text.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000))
                .as("no lone surrogates, %s", what)
                .isTrue();
    }

    private static void checkPages(RuleChain.Cleaned cleaned, String what) {
        int last = 0;
        for (PageBreak page : cleaned.pages()) {
            assertThat(page.offset()).as("pages in order, %s", what).isGreaterThanOrEqualTo(last);
            last = page.offset();
        }
        assertThat(last)
                .as("pages inside the text, %s", what)
                .isLessThanOrEqualTo(CodePoints.of(cleaned.text()).count());
    }

    /// Withdrawing a rule leaves the text as it is without exactly that rule's edits: every other edit stands.
    private static void checkWithdrawals(EditLedger ledger, String extracted, String what) {
        TreeSet<String> rules = new TreeSet<>();
        ledger.edits().forEach(edit -> rules.add(edit.rule()));
        for (String rule : rules) {
            EditLedger rest = ledger.without(rule);
            String text = rest.apply(extracted);
            assertThat(rest.invert(text)).as("without %s, %s", rule, what).isEqualTo(extracted);
            CodePoints points = CodePoints.of(text);
            CodePoints before = CodePoints.of(extracted);
            int shift = 0;
            for (Edit edit : ledger.edits()) {
                boolean withdrawn = edit.rule().equals(rule);
                String stands = withdrawn ? edit.before() : edit.after();
                int from = edit.start() + shift;
                int length = stands.codePointCount(0, stands.length());
                assertThat(points.slice(text, from, from + length))
                        .as("%s at %d without %s, %s", edit.rule(), edit.start(), rule, what)
                        .isEqualTo(stands);
                shift += length - (edit.end() - edit.start());
            }
            assertThat(points.count()).isEqualTo(before.count() + shift);
        }
    }

    /// Between the edits every character leads back to itself.
    private static void checkRanges(EditLedger ledger, String extracted, String cleaned, String what) {
        OffsetMap offsets = ledger.offsets();
        CodePoints from = CodePoints.of(cleaned);
        CodePoints to = CodePoints.of(extracted);
        int step = Math.max(1, from.count() / 200);
        for (int at = 0; at < from.count(); at += step) {
            Range range = offsets.toExtracted(at, at + 1);
            assertThat(range.start()).as(what).isBetween(0, range.end());
            assertThat(range.end()).as(what).isLessThanOrEqualTo(to.count());
            boolean edited = ledger.edits().stream()
                    .anyMatch(edit -> edit.start() < range.end() && edit.end() > range.start()
                            || (edit.start() == edit.end()
                                    && edit.start() == range.start()
                                    && !edit.after().isEmpty()));
            if (!edited) {
                assertThat(to.slice(extracted, range.start(), range.end()))
                        .as("character %d, %s", at, what)
                        .isEqualTo(from.slice(cleaned, at, at + 1));
            }
        }
    }
}
