package org.stenogram.query.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "gold watches; gold watches; ~~",
                "harb* gold; ~  gold~; 'harb':*",
                "gold -harb*; ~gold  ~; !'harb':*",
                "ha* be*; ~   ~; 'ha':* & 'be':*",
                "\"harb* gold\"; \"harb* gold\"; ~~",
                "h* gold; h* gold; ~~",
                "it's* x; it's* x; ~~",
                "a'b:*; a'b:*; ~~",
                "harb** ; harb**; ~~",
                "Häfen*; ~ ~; 'Häfen':*",
            })
    void beginningsAreTakenOutAndTheRestIsLeftAlone(String typed, String plain, String beginnings) {
        assertThat(SearchWords.of(typed)).isEqualTo(new SearchWords(plain, beginnings));
    }
}
