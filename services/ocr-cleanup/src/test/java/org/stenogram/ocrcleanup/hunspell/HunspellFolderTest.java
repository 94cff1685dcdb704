package org.stenogram.ocrcleanup.hunspell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.ocrcleanup.Cleanup;

/// A dictionary that lies on the machine adds its language; one that cannot be read adds nothing and harms nothing.
final class HunspellFolderTest {

    private static final String TEXT = "La sesión comienza a las dos. El presidente lee el informe sobre los puertos y"
            + " las barcas del pueblo. Los miembros preguntan por el precio de las harcas y de las redes.";
    private static final List<String> STEMS = List.of(
            "la/S",
            "sesión",
            "comienza",
            "a/S",
            "dos",
            "el",
            "presidente/S",
            "lee",
            "informe/S",
            "sobre",
            "los",
            "puerto/S",
            "y",
            "barca/S",
            "del",
            "pueblo/S",
            "miembro/S",
            "pregunta/N",
            "por",
            "precio/S",
            "de",
            "redes");

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheDictionary() throws IOException {
        Files.writeString(folder.resolve("es_ES.aff"), """
                SET UTF-8
                SFX S Y 1
                SFX S 0 s [aeo]
                SFX N Y 1
                SFX N 0 n a
                """);
        Files.writeString(folder.resolve("es_ES.dic"), STEMS.size() + "\n" + String.join("\n", STEMS) + "\n");
    }

    @Test
    void itsWordsInAllTheirFormsAreKnownAndMisreadOnesPutRight() {
        CleanedText cleaned = clean(TEXT, folder.toString());

        assertThat(cleaned.language()).isEqualTo("es");
        assertThat(cleaned.text()).isEqualTo(TEXT.replace("harcas", "barcas"));
        assertThat(cleaned.quality().get("knownWordsAfter")).isEqualTo(1.0);
    }

    @Test
    void aNameIsNotTakenForAMisreadWord() {
        String text = TEXT.replace("harcas", "barcas") + " El presidente de Harca pregunta por los precios.";

        assertThat(clean(text, folder.toString()).text()).isEqualTo(text);
    }

    @Test
    void withoutOneOnlyTheRulesRunThatNeedNoLanguage() {
        CleanedText cleaned = clean(TEXT, folder.resolve("missing").toString());

        assertThat(cleaned.text()).isEqualTo(TEXT);
        assertThat(cleaned.quality()).doesNotContainKey("knownWordsAfter");
    }

    @Test
    void aDamagedOneIsLeftAlone() throws IOException {
        Files.write(folder.resolve("es_ES.aff"), new byte[] {0, 1, 2, (byte) 0xff});
        Files.writeString(folder.resolve("es_ES.dic"), "many\nwords");

        assertThat(clean(TEXT, folder.toString()).text()).isEqualTo(TEXT);
    }

    @Test
    void theDictionaryOfTheCountryNamedLikeTheLanguageIsPreferred() throws IOException {
        Files.copy(folder.resolve("es_ES.aff"), folder.resolve("es_AR.aff"));
        Files.writeString(folder.resolve("es_AR.dic"), "1\nvos\n");

        assertThat(clean(TEXT, folder.toString()).quality().get("knownWordsAfter"))
                .isEqualTo(1.0);
    }

    /// Debian's package `hunspell-es` is such a dictionary.
    @Test
    void theSpanishDictionaryOfThisMachineAddsSpanish() {
        Path installed = Path.of("/usr/share/hunspell");
        assumeTrue(
                Files.isReadable(installed.resolve("es_ES.dic")),
                "no Spanish dictionary on this machine: a real one is NOT tested");
        String text =
                "Acta de la sesión del ayuntamiento. El señor alcalde abre la sesión y lee el acta de la anterior. La"
                        + " señora Olmedo pide adernás que se nombre una cornisión para estudiar el estado del puerto.";

        assertThat(clean(text, installed.toString()).text())
                .isEqualTo(text.replace("adernás", "además").replace("cornisión", "comisión"));
        assertThat(clean(text, "").text()).isEqualTo(text);
    }

    private static CleanedText clean(String text, String dictionaries) {
        Cleanup cleanup = Cleanup.reading(Cleanup.MAX_TEXT_BYTES, Cleanup.OCR_LANGUAGES, dictionaries);
        Cleanup.Result result = cleanup.clean(text.getBytes(StandardCharsets.UTF_8), "text/plain");
        assertThat(result).isInstanceOf(Cleanup.Cleaned.class);
        return ((Cleanup.Cleaned) result).text();
    }
}
