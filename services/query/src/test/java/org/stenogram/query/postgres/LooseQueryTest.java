package org.stenogram.query.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LooseQueryTest {

    @Test
    void aQueryWithoutOrderStaysAsItIs() {
        assertThat(LooseQuery.of("'gold' & !'watch'", "'gold'")).isEqualTo("'gold' & !'watch'");
    }

    @Test
    void aPhraseIsAllOfItsWords() {
        assertThat(LooseQuery.of(
                        "'gold' <-> 'watch' <3> 'fine' | 'silver'", "'gold' <-> 'watch' <3> 'fine' | 'silver'"))
                .isEqualTo("'gold' & 'watch' & 'fine' | 'silver'");
    }

    @Test
    void aWordThatLooksLikeADistanceIsAWord() {
        assertThat(LooseQuery.of("'a<->b''<2>' <-> 'c'", "'a<->b''<2>' <-> 'c'"))
                .isEqualTo("'a<->b''<2>' & 'c'");
        assertThat(LooseQuery.of("'a<->b'", "'a<->b'")).isEqualTo("'a<->b'");
    }

    @Test
    void whereOnlyAPhraseIsExcludedEverySegmentMayFit() {
        assertThat(LooseQuery.of("!( 'gold' <-> 'watch' )", "T")).isNull();
    }
}
