package org.stenogram.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.EditLedger.Range;
import org.stenogram.contracts.PipelineEvent.Edit;

final class EditLedgerTest {

    private static Edit edit(String rule, int start, String before, String after) {
        return new Edit(rule, 1, start, start + before.codePointCount(0, before.length()), before, after, "a test");
    }

    @Test
    void extractedAndCleanedLeadToEachOther() {
        EditLedger ledger =
                new EditLedger(List.of(edit("a", 1, "😀", ""), edit("b", 3, "", "😁😁"), edit("a", 4, "d", "DDD")));
        assertThat(ledger.apply("a😀bcd.")).isEqualTo("ab😁😁cDDD.");
        assertThat(ledger.invert("ab😁😁cDDD.")).isEqualTo("a😀bcd.");
    }

    @Test
    void withdrawingARuleGivesBackItsEditsAndLeavesTheOthers() {
        EditLedger ledger = new EditLedger(List.of(edit("a", 0, "x", "y"), edit("b", 2, "x", "z")));
        assertThat(ledger.without("a").apply("x x")).isEqualTo("x z");
        assertThat(ledger.without("b").apply("x x")).isEqualTo("y x");
    }

    @Test
    void overlappingEditsAreRefused() {
        assertThatThrownBy(() -> new EditLedger(List.of(edit("a", 0, "ab", "x"), edit("b", 1, "b", ""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlaps");
    }

    @Test
    void aTextThatTheLedgerWasNotMadeForIsRefused() {
        EditLedger ledger = new EditLedger(List.of(edit("a", 0, "x", "y")));
        assertThatThrownBy(() -> ledger.apply("z")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.invert("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRangeTakesInAllOfAReplacementThatItTouchesInside() {
        EditLedger ledger = new EditLedger(List.of(edit("a", 2, "-\n", ""), edit("b", 5, "x", "abc")));
        // extracted: "co-\nfxy", cleaned: "cofabcy"
        assertThat(ledger.apply("co-\nfxy")).isEqualTo("cofabcy");
        assertThat(ledger.toExtracted(0, 2)).isEqualTo(new Range(0, 2));
        assertThat(ledger.toExtracted(2, 3)).isEqualTo(new Range(4, 5));
        assertThat(ledger.toExtracted(1, 3)).isEqualTo(new Range(1, 5));
        assertThat(ledger.toExtracted(4, 5)).isEqualTo(new Range(5, 6));
        assertThat(ledger.toExtracted(3, 6)).isEqualTo(new Range(5, 6));
        assertThat(ledger.toExtracted(6, 7)).isEqualTo(new Range(6, 7));
    }

    @Test
    void thePreparedMapAgreesWithReadingTheLedgerEditByEdit() {
        Random random = new Random(4711);
        for (int round = 0; round < 2_000; round++) {
            List<Edit> edits = new ArrayList<>();
            int at = random.nextInt(3);
            int shift = 0;
            for (int i = random.nextInt(8); i > 0; i--) {
                String before = "x".repeat(random.nextInt(3));
                String after = "y".repeat(random.nextInt(3));
                edits.add(edit("r", at, before, after));
                shift += after.length() - before.length();
                at += before.length() + random.nextInt(3);
            }
            EditLedger ledger = new EditLedger(edits);
            OffsetMap map = ledger.offsets();
            for (int from = 0; from <= at + shift + 2; from++) {
                for (int to = from; to <= at + shift + 2; to++) {
                    assertThat(map.toExtracted(from, to))
                            .as("%d to %d of %s", from, to, edits)
                            .isEqualTo(new Range(boundary(edits, from, false), boundary(edits, to, true)));
                }
            }
        }
    }

    /// What a bound means, said edit by edit.
    private static int boundary(List<Edit> edits, int offset, boolean isEnd) {
        int shift = 0;
        for (Edit edit : edits) {
            int from = edit.start() + shift;
            int to = from + edit.after().length();
            if (offset < from || (offset == from && (isEnd || to > from))) {
                break;
            }
            if (offset < to || (offset == to && isEnd)) {
                return isEnd ? edit.end() : edit.start();
            }
            shift += edit.after().length() - (edit.end() - edit.start());
        }
        return offset - shift;
    }
}
