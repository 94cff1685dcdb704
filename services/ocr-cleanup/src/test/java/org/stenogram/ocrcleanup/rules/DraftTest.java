package org.stenogram.ocrcleanup.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stenogram.ocrcleanup.HostileTexts;
import org.stenogram.ocrcleanup.morfologik.WordLists;
import org.stenogram.ocrcleanup.words.DocumentWords;

final class DraftTest {

    private static final int TEXTS = 3_000;

    private final RuleChain chain = StandardRules.chain(WordLists.of("en").orElseThrow());

    @Test
    void theWordsOfALaterStateAreThoseOfItsText() {
        long seed = Optional.ofNullable(Long.getLong("stenogram.seed")).orElseGet(System::nanoTime);
        System.out.println("later states: -Dstenogram.seed=" + seed);
        HostileTexts texts = new HostileTexts(seed);
        int changed = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.next().replaceAll("[\ud800-\udfff]", "");
            Draft draft = chain.clean(text, List.of()).draft();
            changed += draft == draft.source() ? 0 : 1;
            for (boolean elides : new boolean[] {false, true}) {
                assertSame(draft, elides, "seed %d, text %d".formatted(seed, i));
            }
        }
        assertThat(changed).isGreaterThan(TEXTS / 10);
    }

    private static void assertSame(Draft draft, boolean elides, String where) {
        DocumentWords later = draft.words(elides);
        DocumentWords fresh = new Draft(draft.text()).words(elides);
        assertThat(later.total()).as(where).isEqualTo(fresh.total());
        for (int word = 0; word < fresh.total(); word++) {
            assertThat(later.start(word)).as(where).isEqualTo(fresh.start(word));
            assertThat(later.end(word)).as(where).isEqualTo(fresh.end(word));
            assertThat(later.word(word)).as(where).isEqualTo(fresh.word(word));
            assertThat(later.count(later.spelling(word)))
                    .as(where)
                    .isEqualTo(fresh.count(fresh.spelling(word)))
                    .isEqualTo(later.count(later.word(word)));
        }
    }
}
