package org.stenogram.query.quotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.CodePoints;
import org.stenogram.query.quotations.Passage.Kinship;
import org.stenogram.query.quotations.Passage.Piece;

class QuotationTest {

    private static final String SPEECH =
            "Comrades, last winter the harbour commission bought two dredgers, and nobody asked the fishermen. Thank you.";

    @Test
    void theSameWordsAreFoundWholeWhateverTheirCaseAccentsAndSigns() {
        Passage passage = find("THE HÁRBOUR commission; bought two dredgers", SPEECH);

        assertThat(passage.likeness()).isEqualTo(1);
        assertThat(SPEECH.substring(passage.start(), passage.end()))
                .isEqualTo("the harbour commission bought two dredgers");
        assertThat(passage.pieces())
                .containsExactly(new Piece(Kinship.SAME, "the harbour commission bought two dredgers", null));
    }

    @Test
    void misreadLettersCostThemselvesAndAreMarked() {
        Passage passage = find("the harb0ur comrnission bought two dredgers", SPEECH);

        // One of seven letters of one word, and two of eleven of another, of 38 in all.
        assertThat(passage.likeness()).isCloseTo(1 - 3 / 38.0, within(0.005));
        assertThat(passage.pieces())
                .containsExactly(
                        new Piece(Kinship.SAME, "the ", null),
                        new Piece(Kinship.OTHER, "harbour commission ", "harb0ur comrnission"),
                        new Piece(Kinship.SAME, "bought two dredgers", null));
    }

    @Test
    void wordsLeftOutAndPutInAreMarked() {
        Passage passage = find("winter the commission bought exactly two dredgers", SPEECH);

        assertThat(passage.pieces())
                .containsExactly(
                        new Piece(Kinship.SAME, "winter the ", null),
                        new Piece(Kinship.ONLY_PRINTED, "harbour ", null),
                        new Piece(Kinship.SAME, "commission bought ", null),
                        new Piece(Kinship.ONLY_QUOTED, "", "exactly"),
                        new Piece(Kinship.SAME, "two dredgers", null));
    }

    @Test
    void aWordBrokenInTwoAndTwoWordsRunTogetherAreTheSame() {
        assertThat(find("the har bour commission boughttwo dredgers", SPEECH).likeness())
                .isEqualTo(1);
    }

    @Test
    void allPiecesTogetherAreWhatStandsThere() {
        Random random = new Random(7);
        List<String> words = List.of(SPEECH.split(" "));
        for (int i = 0; i < 300; i++) {
            String quoted = IntStream.range(0, 3 + random.nextInt(8))
                    .mapToObj(_ -> words.get(random.nextInt(words.size())))
                    .collect(Collectors.joining(" "));
            Quotation.of(quoted).in(SPEECH).ifPresent(passage -> {
                assertThat(passage.pieces().stream().map(Piece::printed).collect(Collectors.joining()))
                        .as(quoted)
                        .isEqualTo(SPEECH.substring(passage.start(), passage.end()));
                assertThat(passage.likeness()).isBetween(Quotation.LEAST_LIKENESS, 1.0);
            });
        }
    }

    @Test
    void anotherPassageIsNotFound() {
        assertThat(Quotation.of("the sugar harvest failed for the third year").in(SPEECH))
                .isEmpty();
        assertThat(Quotation.of("").in(SPEECH)).isEmpty();
        assertThat(Quotation.of("—?!").in(SPEECH)).isEmpty();
        assertThat(Quotation.of("the harbour").in("… 💥 —")).isEmpty();
    }

    @Test
    void placesCountCodePoints() {
        String text = "💥💥 Aye. The tide 💥 waits for nobody. 💥";

        Passage passage = find("tide waits for nobody", text);

        assertThat(CodePoints.of(text).slice(text, passage.start(), passage.end()))
                .isEqualTo("tide 💥 waits for nobody");
    }

    @Test
    void aPassageInALongTextIsFoundInTimeThatGrowsWithItsLength() {
        Random random = new Random(1);
        String[] words = IntStream.range(0, 3000)
                .mapToObj(i -> "word" + Integer.toString(i, 36))
                .toArray(String[]::new);
        String filler = IntStream.range(0, 60_000)
                .mapToObj(_ -> words[random.nextInt(words.length)])
                .collect(Collectors.joining(" "));
        String text = filler + " " + SPEECH + " " + filler;
        Instant begin = Instant.now();

        Passage passage = find("the harb0ur comrnission bought two dredgers and nobody asked the fisherrnen", text);

        assertThat(text.substring(passage.start(), passage.end()))
                .isEqualTo("the harbour commission bought two dredgers, and nobody asked the fishermen");
        // The whole table would have ten times as many cells as this takes milliseconds on a slow machine.
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aTextOfOneEndlessWordIsAnswered() {
        assertThat(Quotation.of("x".repeat(500) + " " + "y".repeat(499)).in("x".repeat(200_000)))
                .isEmpty();
        assertThat(Quotation.of("💥 " + "𝒳".repeat(400)).in("𝒳".repeat(400))).isPresent();
    }

    private static Passage find(String quoted, String text) {
        return Quotation.of(quoted).in(text).orElseThrow();
    }
}
