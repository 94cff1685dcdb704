package org.stenogram.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stenogram.query.pages.DocumentView.Piece;

class PagesTest {

    @Test
    void aTextIsCutWhereItsPagesBeginAndLosesNothing() {
        PageBreaks breaks = new PageBreaks();
        breaks.add(10, "2");
        breaks.add(14, "3");
        breaks.add(20, "4");

        assertThat(breaks.cut("💥ab💥cdefgh", 10)).containsExactly(new Piece("2", "💥ab💥"), new Piece("3", "cdefgh"));
        assertThat(breaks.cut("before", 4)).containsExactly(new Piece(null, "before"));
        assertThat(breaks.cut("", 0)).containsExactly(new Piece(null, ""));
    }

    @Test
    void aSpeakerKeepsItsColour() {
        Colours colours = new Colours(List.of("A", "B", "A", "C"));

        assertThat(List.of(colours.of("A"), colours.of("B"), colours.of("C"))).containsExactly(0, 1, 2);
        assertThat(colours.of("somebody else")).isBetween(0, Colours.MANY - 1).isEqualTo(colours.of("somebody else"));
    }

    @Test
    void numbersReadWell() {
        assertThat(Shown.count(1, "file", "files")).isEqualTo("1 file");
        assertThat(Shown.count(12_345, "file", "files")).isEqualTo("12,345 files");
        assertThat(Shown.seconds(0.42)).isEqualTo("0.4 s");
        assertThat(Shown.seconds(75)).isEqualTo("75 s");
        assertThat(Shown.seconds(600)).isEqualTo("10 min");
        assertThat(Shown.bytes(3482)).isEqualTo("3.4 KiB");
        assertThat(Shown.percent(0.9f)).isEqualTo("90 %");
        assertThat(Shown.percent(0.999)).isEqualTo("99 %");
        assertThat(Shown.percent(1)).isEqualTo("100 %");
    }
}
