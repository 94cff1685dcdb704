package org.stenogram.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stenogram.query.changes.TurnMatching.Pair;

class TurnMatchingTest {

    @Test
    void ofATurnThatWasCutInTwoTheLongerPartGoesOn() {
        TurnMatching cut = TurnMatching.byPlace(
                List.of(turn(1, 0, 100), turn(2, 100, 150)),
                List.of(turn(1, 0, 30), turn(2, 30, 100), turn(3, 100, 150)));

        assertThat(ordinals(cut.pairs())).containsExactly("1-2", "2-3");
        assertThat(cut.gained()).extracting(Turn::ordinal).containsExactly(1);
        assertThat(cut.lost()).isEmpty();
    }

    @Test
    void ofTwoTurnsThatBecameOneTheShorterIsLost() {
        TurnMatching joined = TurnMatching.byPlace(List.of(turn(1, 0, 40), turn(2, 40, 100)), List.of(turn(1, 0, 100)));

        assertThat(ordinals(joined.pairs())).containsExactly("2-1");
        assertThat(joined.lost()).extracting(Turn::ordinal).containsExactly(1);
    }

    @Test
    void aBorderThatMovedALittleMakesNoOtherTurn() {
        TurnMatching moved = TurnMatching.byPlace(
                List.of(turn(1, 0, 50), turn(2, 50, 100)), List.of(turn(1, 0, 46), turn(2, 46, 100)));

        assertThat(ordinals(moved.pairs())).containsExactly("1-1", "2-2");
        assertThat(TurnMatching.byPlace(List.of(turn(1, 0, 50)), List.of(turn(1, 46, 100)))
                        .pairs())
                .isEmpty();
    }

    @Test
    void aTurnWithoutAPlaceOfItsOwnIsTheSameWhereItStood() {
        assertThat(TurnMatching.byPlace(List.of(turn(1, 7, 7)), List.of(turn(4, 7, 7)))
                        .pairs())
                .hasSize(1);
    }

    @Test
    void turnsWithinOthersAreFound() {
        TurnMatching nested = TurnMatching.byPlace(
                List.of(turn(1, 90, 100)), List.of(turn(1, 0, 200), turn(2, 10, 20), turn(3, 30, 40)));

        assertThat(ordinals(nested.pairs())).containsExactly("1-1");
    }

    @Test
    void everyTurnIsToldOnceWhateverBecameOfIt() {
        Random random = new Random(8);
        for (int round = 0; round < 200; round++) {
            List<Turn> before = any(random);
            List<Turn> after = any(random);

            for (TurnMatching matching :
                    List.of(TurnMatching.byPlace(before, after), TurnMatching.byWords(before, after))) {
                assertThat(matching.pairs()).extracting(Pair::before).doesNotHaveDuplicates();
                assertThat(matching.pairs()).extracting(Pair::after).doesNotHaveDuplicates();
                assertThat(matching.pairs().size() + matching.lost().size()).isEqualTo(before.size());
                assertThat(matching.pairs().size() + matching.gained().size()).isEqualTo(after.size());
            }
            assertThat(TurnMatching.byPlace(before, before).lost()).isEmpty();
        }
    }

    @Test
    void wordsThatComeAgainAreMatchedAsOftenAsBothHaveThem() {
        TurnMatching matching = TurnMatching.byWords(
                List.of(saying(1, "yes"), saying(2, "no"), saying(3, "yes")),
                List.of(saying(1, "no"), saying(2, "yes"), saying(3, "perhaps")));

        assertThat(ordinals(matching.pairs())).containsExactly("2-1", "1-2");
        assertThat(matching.lost()).extracting(Turn::ordinal).containsExactly(3);
        assertThat(matching.gained()).extracting(Turn::ordinal).containsExactly(3);
    }

    @Test
    void aPersonIsTheSameUnderAnyLabelAndALabelOnlyToItself() {
        UUID person = new UUID(1, 2);

        assertThat(by(person, "PM Chou").hasSpeakerOf(by(person, "Chou En-lai")))
                .isTrue();
        assertThat(by(null, "Chairman").hasSpeakerOf(by(null, "Chairman"))).isTrue();
        assertThat(by(null, "Chairman").hasSpeakerOf(by(null, "Speaker"))).isFalse();
        assertThat(by(null, "Chou").hasSpeakerOf(by(person, "Chou"))).isFalse();
        assertThat(by(person, "Chou").hasSpeakerOf(by(new UUID(3, 4), "Chou"))).isFalse();
    }

    private static List<Turn> any(Random random) {
        int[] borders = random.ints(9, 0, 60).sorted().toArray();
        return IntStream.range(1, borders.length)
                .mapToObj(i -> turn(i, borders[i - 1], borders[i]))
                .toList();
    }

    private static List<String> ordinals(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.before().ordinal() + "-" + pair.after().ordinal())
                .toList();
    }

    private static Turn turn(int ordinal, int start, int end) {
        return new Turn(ordinal, null, "A", start, end, null, "%d long".formatted(end - start), "");
    }

    private static Turn saying(int ordinal, String words) {
        return new Turn(ordinal, null, "A", 0, 1, null, words, words);
    }

    private static Turn by(@Nullable UUID person, String name) {
        return new Turn(1, person, name, 0, 1, null, "", "");
    }
}
