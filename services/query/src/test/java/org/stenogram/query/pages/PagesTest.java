package org.stenogram.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stenogram.query.icu.Messages;
import org.stenogram.query.pages.Comparison.Edit;
import org.stenogram.query.pages.Comparison.Piece;

class PagesTest {

    @Test
    void aTextIsCutWhereItsPagesBeginAndLosesNoWord() {
        PageBreaks breaks = new PageBreaks();
        breaks.add(10, "2");
        breaks.add(14, "3");
        breaks.add(20, "4");

        assertThat(breaks.cut("💥ab💥cdefgh", 10))
                .containsExactly(new DocumentView.Piece("2", "💥ab💥"), new DocumentView.Piece("3", "cdefgh"));
        assertThat(breaks.cut("before", 4)).containsExactly(new DocumentView.Piece(null, "before"));
        assertThat(breaks.cut("\n\nbefore\nand after\n \n", 40))
                .containsExactly(new DocumentView.Piece(null, "before\nand after"));
        assertThat(breaks.cut("", 0)).containsExactly(new DocumentView.Piece(null, ""));
    }

    @Test
    void aSpeakerKeepsItsColour() {
        Colours colours = new Colours(List.of("A", "B", "A", "C"));

        assertThat(List.of(colours.of("A"), colours.of("B"), colours.of("C"))).containsExactly(0, 1, 2);
        assertThat(colours.of("somebody else")).isBetween(0, Colours.MANY - 1).isEqualTo(colours.of("somebody else"));
    }

    @Test
    void numbersReadWell() {
        assertThat(Messages.text("count.files", 1)).isEqualTo("1 file");
        assertThat(Messages.text("count.files", 12_345)).isEqualTo("12,345 files");
        assertThat(Shown.seconds(0.42)).isEqualTo("0.4 s");
        assertThat(Shown.seconds(75)).isEqualTo("75 s");
        assertThat(Shown.seconds(600)).isEqualTo("10 min");
        assertThat(Shown.bytes(3482)).isEqualTo("3.4 KiB");
        assertThat(Shown.percent(0.9f)).isEqualTo("90 %");
        assertThat(Shown.percent(0.999)).isEqualTo("99 %");
        assertThat(Shown.percent(1)).isEqualTo("100 %");
    }

    @Test
    void anOriginalAndItsCleanedTextStandSideBySideAndLoseNothing() {
        String extracted = "Page one, wrap-\nped 💥 line\n-2-\nPage two  ends";
        String cleaned = "Page one, wrapped 💥 line\nPage two ends";
        TreeMap<Integer, String> pages = new TreeMap<>(Map.of(0, "", 25, "2"));
        Comparison comparison = new Comparison(
                cleaned,
                List.of(
                        new Edit(1, "join", 1, 14, 16, "-\n", "", "wrapped"),
                        new Edit(2, "furniture", 1, 27, 31, "-2-\n", "", "page number"),
                        new Edit(3, "spaces", 1, 39, 41, "  ", " ", "doubled")),
                pages);

        assertThat(comparison.sheets()).isEqualTo(2);
        assertThat(text(comparison, Piece::cleaned)).isEqualTo(cleaned);
        assertThat(text(comparison, Piece::original)).isEqualTo(extracted);
        assertThat(comparison.sheet(2).label()).isEqualTo("2");
        assertThat(comparison.sheet(2).pieces().getFirst().edit()).isNotNull();
    }

    @Test
    void aLongPageIsShownInPartsThatEndWithALineAndNeverWithinACharacter() {
        String lines = "A line of the minutes.\n".repeat(1000);
        String oneLine = "x" + "💥".repeat(10_000);

        for (String text : List.of(lines, oneLine)) {
            Comparison comparison = new Comparison(text, List.of(), new TreeMap<>());
            assertThat(comparison.sheets()).isGreaterThan(2);
            assertThat(text(comparison, Piece::cleaned)).isEqualTo(text);
        }
        assertThat(new Comparison(lines, List.of(), new TreeMap<>()).sheet(1).pieces())
                .allSatisfy(piece -> assertThat(piece.cleaned()).endsWith("\n"));
        assertThat(new Comparison("", List.of(), new TreeMap<>()).sheet(1).pieces())
                .isEmpty();
    }

    @Test
    void theChartHasAnHourForEachBarAndShowsEvenOneDocument() {
        Instant now = Instant.parse("2026-11-24T10:20:00Z");

        HourChart chart = HourChart.of(
                Map.of(Instant.parse("2026-11-24T10:00:00Z"), 1L, Instant.parse("2026-11-23T11:00:00Z"), 1000L), now);

        assertThat(chart.bars()).hasSize(24);
        assertThat(chart.total()).isEqualTo(1001);
        assertThat(chart.bars().getFirst().height()).isEqualTo(HourChart.HEIGHT);
        assertThat(chart.bars().getLast().height()).isPositive();
        assertThat(chart.bars().getLast().label()).isEqualTo("10:00");
        assertThat(chart.bars().get(1).height()).isZero();
        assertThat(HourChart.of(Map.of(), now).highest()).isZero();
    }

    private static String text(Comparison comparison, Function<Piece, String> side) {
        return IntStream.rangeClosed(1, comparison.sheets())
                .mapToObj(comparison::sheet)
                .flatMap(sheet -> sheet.pieces().stream())
                .map(side)
                .collect(Collectors.joining());
    }
}
