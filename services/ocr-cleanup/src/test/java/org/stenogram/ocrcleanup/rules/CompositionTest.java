package org.stenogram.ocrcleanup.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.PipelineEvent.Edit;

final class CompositionTest {

    /// A rule that makes given edits once.
    private record Fixed(String name, List<TextEdit> made) implements CleanupRule {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String reason() {
            return "a test";
        }

        @Override
        public List<TextEdit> edits(Draft draft) {
            return made;
        }
    }

    private static List<Change> compose(String extracted, List<Fixed> rules) {
        List<Change> changes = List.of();
        String current = extracted;
        for (Fixed rule : rules) {
            changes = Composition.of(extracted, current, changes, rule, rule.made());
            current = Composition.apply(current, 0, current.length(), rule.made());
        }
        return changes;
    }

    @Test
    void editsThatOnlyTouchStayApart() {
        List<Change> changes = compose(
                "word  \nnext",
                List.of(
                        new Fixed("spaces", List.of(new TextEdit(4, 6, ""))),
                        new Fixed("wraps", List.of(new TextEdit(4, 5, " ")))));
        assertThat(changes).extracting(Change::rule).containsExactly("spaces", "wraps");
        assertThat(changes).extracting(Change::start).containsExactly(4, 6);
    }

    @Test
    void anEditOverAnEarlierOneTakesItOver() {
        List<Change> changes = compose(
                "a\rb",
                List.of(
                        new Fixed("line-ends", List.of(new TextEdit(1, 2, "\n"))),
                        new Fixed("wraps", List.of(new TextEdit(1, 2, " ")))));
        assertThat(changes).containsExactly(new Change(1, 2, " ", "wraps", 1, "a test"));
    }

    @Test
    void anEditThatUndoesAnEarlierOneLeavesNothing() {
        List<Change> changes = compose(
                "abc",
                List.of(
                        new Fixed("there", List.of(new TextEdit(1, 2, "x"))),
                        new Fixed("back", List.of(new TextEdit(1, 2, "b")))));
        assertThat(changes).isEmpty();
    }

    @Test
    void whateverManyRulesDoTheChangesLeadFromTheFirstTextToTheLast() {
        Random random = new Random(99);
        for (int round = 0; round < 20_000; round++) {
            String extracted = letters(random, random.nextInt(14));
            List<Fixed> rules = new ArrayList<>();
            String current = extracted;
            for (int rule = 0; rule < 4; rule++) {
                List<TextEdit> edits = edits(random, current);
                rules.add(new Fixed("r" + rule, edits));
                current = Composition.apply(current, 0, current.length(), edits);
            }
            List<TextEdit> composed = new ArrayList<>();
            int last = 0;
            for (Change change : compose(extracted, rules)) {
                assertThat(change.start()).as("round %d", round).isGreaterThanOrEqualTo(last);
                last = change.end();
                composed.add(new TextEdit(change.start(), change.end(), change.after()));
            }
            assertThat(Composition.apply(extracted, 0, extracted.length(), composed))
                    .as("round %d: %s by %s", round, extracted, rules)
                    .isEqualTo(current);
        }
    }

    private static List<TextEdit> edits(Random random, String text) {
        List<TextEdit> edits = new ArrayList<>();
        int at = random.nextInt(3);
        while (at <= text.length() && random.nextInt(4) > 0) {
            int end = Math.min(text.length(), at + random.nextInt(4));
            TextEdit edit = new TextEdit(at, end, letters(random, random.nextInt(3))).trimmed(text);
            if (!edit.changesNothing()) {
                edits.add(edit);
            }
            at = end + random.nextInt(3);
        }
        return edits;
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + random.nextInt(3)));
        }
        return letters.toString();
    }

    @Test
    void surrogatePairsStayWholeWhenAnEditIsTrimmed() {
        // both begin with the same high surrogate, and the other two end with the same low one
        assertThat(new TextEdit(0, 2, "😁").trimmed("😀")).isEqualTo(new TextEdit(0, 2, "😁"));
        String low = "\ud83d\ude00";
        String sameLow = "\ud83e\ude00";
        assertThat(new TextEdit(0, 2, sameLow).trimmed(low)).isEqualTo(new TextEdit(0, 2, sameLow));
    }

    @Test
    void turnsOfPagesMoveWithTheTextAndStayInOrder() {
        CleanupRule pages = new Once(
                "pages",
                "a\fb\fc",
                List.of(
                        new TextEdit(1, 2, "\n\n", new TextEdit.PageTurn("2", false)),
                        new TextEdit(3, 4, " ", new TextEdit.PageTurn(null, true))));
        CleanupRule shrink = new Once("shrink", "a\n\nb c", List.of(new TextEdit(1, 3, " ")));
        RuleChain.Cleaned cleaned = new RuleChain(List.of(pages, shrink)).clean("a\fb\fc", List.<Edit>of());
        assertThat(cleaned.text()).isEqualTo("a b c");
        assertThat(cleaned.pages()).extracting(page -> page.offset()).containsExactly(2, 4);
        assertThat(cleaned.pages()).extracting(page -> page.inferred()).containsExactly(false, true);
    }

    /// A rule that knows one text only.
    private record Once(String name, String of, List<TextEdit> made) implements CleanupRule {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String reason() {
            return "a test";
        }

        @Override
        public List<TextEdit> edits(Draft draft) {
            return draft.text().equals(of) ? made : List.of();
        }
    }
}
