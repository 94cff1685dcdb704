package org.stenogram.speakersegmentation.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Words are folded character by character, where they stand; what comes of it is what folding the whole text gives.
class WordsTest {

    private static final String ODD = "aÉé ßİıſǅﬁ½´…—–_,-/&.’'　（日本ΣΌΆς\u0301\u0327\u00a0\uD835\uDD38\uDC00К한";

    @Test
    void everyCharacterFoldsAsTheWholeTextWould() {
        List<String> different = new ArrayList<>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = "a" + Character.toString(c) + "b";
            if (!Words.fold(text).equals(wholly(text))) {
                different.add("U+%04X".formatted(c));
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void neighboursChangeNothing() {
        Random random = new Random(5);
        for (int round = 0; round < 5_000; round++) {
            String text = oddText(random);
            assertThat(Words.fold(text)).as(text).isEqualTo(wholly(text));
        }
    }

    @Test
    void whatIsFoldedStaysAsItIs() {
        Random random = new Random(6);
        for (int round = 0; round < 5_000; round++) {
            String folded = Words.fold(oddText(random));
            assertThat(Words.fold(folded)).isEqualTo(folded);
        }
    }

    @Test
    void aStretchHasTheClassesThatItsCopyHas() {
        Lexicon lexicon = Lexicon.standard();
        String text = "to the Président, Mr. ÉXAMPLE, said: “THE CHAIRMAN”";
        for (int from = 0; from < text.length(); from++) {
            for (int to = from; to <= text.length(); to++) {
                String copy = text.substring(from, to);
                long classes = lexicon.classes(text, from, to);
                assertThat(classes).as(copy).isEqualTo(lexicon.classes(copy, 0, copy.length()));
                assertThat(WordClass.ROLE.isIn(classes))
                        .as(copy)
                        .isEqualTo(lexicon.isFolded(WordClass.ROLE, wholly(copy)));
            }
        }
    }

    @Test
    void aTextOpensAndClosesWithWholePhrasesOnly() {
        Lexicon lexicon = Lexicon.standard();

        assertThat(lexicon.opens(WordClass.NARRATIVE, "“The meeting ended – late.”"))
                .isTrue();
        assertThat(lexicon.opens(WordClass.NARRATIVE, "The meetings ended late."))
                .isFalse();
        assertThat(lexicon.closes(WordClass.NARRATIVE_END, "The minutes were adopted … "))
                .isTrue();
        assertThat(lexicon.closes(WordClass.NARRATIVE_END, "The minutes were unadopted."))
                .isFalse();
        assertThat(lexicon.occursIn(WordClass.POSITIVE_DOCUMENT, "a MEMORANDUM of Conversation, of May"))
                .isTrue();
    }

    private static String oddText(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(ODD.charAt(random.nextInt(ODD.length())));
        }
        return text.toString();
    }

    private static String wholly(String text) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '/' || c == '&' || c == '-') {
                folded.appendCodePoint(Character.toLowerCase(c));
            } else if (Character.isWhitespace(c) || c == '_' || c == 0x2013 || c == 0x2014 || c == ',') {
                folded.append(' ');
            }
        });
        return folded.toString().toLowerCase(Locale.ROOT).strip().replaceAll(" +", " ");
    }
}
