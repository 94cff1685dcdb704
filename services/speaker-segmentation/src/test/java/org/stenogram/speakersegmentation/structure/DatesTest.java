package org.stenogram.speakersegmentation.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "June 6, 1959 | 1959-06-06",
                "on 6 June 1959 at noon | 1959-06-06",
                "Sept. 3rd, 1931 | 1931-09-03",
                "1959-06-06 | 1959-06-06",
                "4. Mai 1952 | 1952-05-04",
                "1er mars 1924 | 1924-03-01",
                "3 de marzo de 1951 | 1951-03-03",
                "14 октября 1961 г. | 1961-10-14",
                "14 tetor 1961 | 1961-10-14",
                "4.5.1952 | 1952-05-04",
                "October 24-26, 1971 | 1971-10-24",
                "October 1961 | 1961-10",
            })
    void datesAreReadAsTheyArePrinted(String text, String iso) {
        assertThat(Dates.first(text)).map(Dates.Found::iso).hasValue(iso);
    }

    @Test
    void whatIsNoDateIsNone() {
        assertThat(Dates.first("February 31, 1959")).isEmpty();
        assertThat(Dates.first("Section 12, 1959")).isEmpty();
        assertThat(Dates.first("1909 by 6 of them")).isEmpty();
    }
}
