package org.stenogram.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityReportTest {

    @Test
    void theMeasuredTablesAreTakenOutAndNoOthers() {
        QualityReport report = QualityReport.parse("""
                # What cleaning is worth

                | not | measured |
                |---|---|
                | 1 | 2 |

                <!-- measured: begin -->
                | collection | change |
                |---|---|
                | `noisy` | -74 % |
                | ocr | |

                | rule | edits |
                |---|---|
                | x | 3 |
                <!-- measured: end -->
                """);

        assertThat(report.sections()).singleElement().satisfies(section -> {
            assertThat(section.heading()).isEqualTo("What cleaning is worth");
            assertThat(section.tables()).hasSize(2);
            assertThat(section.tables().getFirst().head()).containsExactly("collection", "change");
            assertThat(section.tables().getFirst().rows())
                    .containsExactly(List.of("noisy", "-74 %"), List.of("ocr", ""));
        });
    }

    @Test
    void theReportOfThisReleaseIsThatOfTheDocument() {
        QualityReport report = QualityReport.ofThisRelease();

        assertThat(report.sections())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(section -> assertThat(section.tables())
                        .isNotEmpty()
                        .allSatisfy(table -> assertThat(table.rows()).isNotEmpty()));
    }
}
