package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.ocrcleanup.extraction.Extracted;
import org.stenogram.ocrcleanup.extraction.PlainText;
import org.stenogram.ocrcleanup.icu.IcuCharsetGuess;
import org.stenogram.ocrcleanup.morfologik.WordLists;
import org.stenogram.ocrcleanup.rules.RuleChain;
import org.stenogram.ocrcleanup.rules.StandardRules;
import org.stenogram.testkit.DevelopmentData;

final class LedgerLawsTest {

    /// `bench/quality ledger` takes 100,000.
    private static final int HOSTILE = Integer.getInteger("stenogram.texts", 40_000);

    private final PlainText plainText = new PlainText(new IcuCharsetGuess(), 20 << 20);
    private final RuleChain rules = StandardRules.chain(WordLists.of("en").orElseThrow());

    @Test
    void theLedgerIsExactOnTensOfThousandsOfHostileTexts() {
        long seed = Long.getLong("stenogram.seed", 20_261_124);
        System.out.println("hostile texts: -Dstenogram.seed=" + seed);
        HostileTexts texts = new HostileTexts(seed);
        int read = 0;
        for (int i = 0; i < HOSTILE; i++) {
            String text = texts.next();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
            byte[] marked = new byte[bytes.length + 2];
            marked[0] = (byte) 0xff;
            marked[1] = (byte) 0xfe;
            for (int unit = 0; unit < text.length(); unit++) {
                // getBytes would write a question mark for a lone surrogate
                marked[2 + 2 * unit] = (byte) text.charAt(unit);
                marked[3 + 2 * unit] = (byte) (text.charAt(unit) >> 8);
            }
            if (plainText.extract(marked, "text/plain") instanceof Extracted.Text extracted) {
                LedgerLaws.check(rules, extracted, "seed %d, text %d".formatted(seed, i));
                read++;
            }
        }
        System.out.printf("%d of %d hostile texts read, the ledger of each exact%n", read, HOSTILE);
        assertThat(read).as("texts that were not refused").isGreaterThan(HOSTILE / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "segmentation", "noisy", "ocr"})
    void theLedgerIsExactOnRealRecords(String folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(DevelopmentData.folder(folder))) {
            files = listed.filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Extracted extracted = plainText.extract(Files.readAllBytes(file), "text/plain");
            assertThat(extracted).isInstanceOf(Extracted.Text.class);
            LedgerLaws.check(
                    rules, (Extracted.Text) extracted, file.getFileName().toString());
        }
    }

    @Test
    void tenMegabytesOfWrappedPagesKeepTheLedgersLaws() {
        String page = """
                Mr. Calder:  The harbour commission has now heard the report on the com-
                missioner's \\$45 fund, and asks that the ﬁgures be sent to every one of
                its members before the next meeting is called, so that the whole of its
                members may read them in time. The dredger has been idle for six weeks.
                """.repeat(12);
        StringBuilder text = new StringBuilder();
        for (int number = 1; text.length() < 10_000_000; number++) {
            text.append(page).append("- ").append(number).append(" -\n\fHARBOUR COMMISSION\n");
        }
        RuleChain.Cleaned cleaned = rules.clean(text.toString(), List.of());

        assertThat(cleaned.ledger().apply(text.toString())).isEqualTo(cleaned.text());
        assertThat(cleaned.ledger().invert(cleaned.text())).isEqualTo(text.toString());
        assertThat(cleaned.text()
                        .contains("on the commissioner's $45 fund, and asks that the figures be sent to every"))
                .isTrue();
        assertThat(cleaned.text().contains("- 7 -")).isFalse();
    }
}
