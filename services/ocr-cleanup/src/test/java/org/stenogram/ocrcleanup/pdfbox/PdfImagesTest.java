package org.stenogram.ocrcleanup.pdfbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PdfImagesTest {

    private static final double MOST_DOTS = 40_000_000;
    private static final double POINTS_AN_INCH = 72;

    @ParameterizedTest
    @CsvSource({"612, 792", "0, 0", "14400, 14400", "1e9, 1e9", "1e12, 1", "1, 1e30", "3e38, 3e38"})
    void aPageOfAnySizeIsDrawnWithNoMoreThanFortyMillionDots(float width, float height) {
        double dots = PdfImages.dots(new PDRectangle(width, height));

        // A line of dots is one dot high at least.
        double across = Math.max(width * dots / POINTS_AN_INCH, 1);
        double down = Math.max(height * dots / POINTS_AN_INCH, 1);
        assertThat(across * down).isLessThanOrEqualTo(MOST_DOTS * 1.01);
        assertThat(dots).isPositive().isLessThanOrEqualTo(300);
    }
}
