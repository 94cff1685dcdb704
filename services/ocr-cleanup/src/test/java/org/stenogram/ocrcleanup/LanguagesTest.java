package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.ocrcleanup.morfologik.WordLists;

final class LanguagesTest {

    private final Cleanup cleanup = Cleanup.reading(Cleanup.MAX_TEXT_BYTES, Cleanup.OCR_LANGUAGES, "");

    @Test
    void frenchWordsArePutRightByFrenchWords() {
        assertThat(clean("La séance est ouverte à deux heures. M. le président donne la parole à M. Roussel pour la "
                                + "discussion sur les chernins de fer. La cornmission a exarniné l'honorab1e projet dc loi "
                                + "avec soin, et l'assernblée se sépare jusqu'à dernain pour consulter l'Etat.")
                        .text())
                .isEqualTo("La séance est ouverte à deux heures. M. le président donne la parole à M. Roussel pour la "
                        + "discussion sur les chemins de fer. La commission a examiné l'honorable projet de loi avec "
                        + "soin, et l'assemblée se sépare jusqu'à demain pour consulter l'Etat.");
    }

    @Test
    void germanWordsArePutRightByGermanWords() {
        assertThat(clean(
                                "Ich eröffne die Sitznng. Wir kommen zu dem ersten Gegenstande der Tagesordnung. Meine Hcrren, "
                                        + "die Kommission hat den Antrag der Hafenbehörde forgfältig gepruft, und die Rcgierung "
                                        + "wird fich darüber äußern müffen.")
                        .text())
                .isEqualTo("Ich eröffne die Sitzung. Wir kommen zu dem ersten Gegenstande der Tagesordnung. Meine "
                        + "Herren, die Kommission hat den Antrag der Hafenbehörde sorgfältig geprüft, und die Regierung "
                        + "wird sich darüber äußern müssen.");
    }

    @Test
    void aGermanWordThatASpaceBreaksIsNotJoinedWithTheWholeWordBeforeIt() {
        String text = "Die Kommission hat über die Dämme im Hafen beraten, und der Berichterstatter wird dem Hause "
                + "eine %s Vorlage machen, die auch von der Regierung nicht mehr bestritten wird.";

        assertThat(clean(text.formatted("bel gische")).text()).isEqualTo(text.formatted("belgische"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "And to that end I haue thought good to set downe the whole matter as it was spoken in the councell, where "
                        + "euery man had his turne. They would not sende any more shippes vnto the towne vntill the King had "
                        + "giuen his leaue, and the Treasuror sayd that hee had letters of diuers persons.",
                "I have often wondered to hear gentlemen chuse a method so antient and so compleat; the expence of the "
                        + "publick musick was encreased, and he was perswaded that the merchants were stopt from trade, and "
                        + "talk'd of the ballance of power. The physick of the doctors was despis'd by him.",
                "Sa Majesté avoit résolu d'assembler les Notables, & les députés connoissoient les besoins de ses peuples. "
                        + "Les enfans des laboureurs n'étoient pas exempts de la taille, & les parlemens avoient fait des "
                        + "remontrances depuis long-tems ; on ne sçauroit estre plus sage.",
                "Die Versammlung beschloß hierauf, daß der Antrag an die Abtheilungen zu verweisen sey, und der Minister "
                        + "werde die nöthigen Mittheilungen machen. Das Theater bleibe seit drey Jahren geschlossen; man citirte "
                        + "die Bestimmungen über die Censur, und die Reichsschuldentilgungskommission trug keinen Theil daran.",
            })
    void theSpellingOfOtherCenturiesStays(String text) {
        assertThat(clean(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "windows-1250", "IBM437", "IBM850", "x-MacRoman"})
    void theLanguageIsToldFromTheTextAsItWasBeforeAProgramMisreadIt(String charset) {
        String text =
                "Präsident Müller eröffnete die Sitzung. Die Größe der Straße läßt nichts zu wünschen übrig, das weiß "
                        + "der Abgeordnete Weiß aus Köln; über Äußerungen wurde später verhandelt.";
        String misread = new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName(charset));
        CleanedText cleaned = clean(misread.replace('\ufffd', '\u009d'));

        assertThat(cleaned.text()).isEqualTo(text);
        assertThat(cleaned.language()).isEqualTo("de");
    }

    @Test
    void aLanguageWhoseWordsAreNotKnownKeepsEveryWordAndSaysSo() {
        String text = "La seduta è aperta alle ore due. Il presidente dà la parola al deputato per svolgere la sua "
                + "interpellanza sulla condizione delle ferrovie. La Cornmissione udrà con quanta ragione si lagnano.";
        CleanedText cleaned = clean(text);

        assertThat(cleaned.text()).isEqualTo(text);
        assertThat(cleaned.language()).isEqualTo("it");
        assertThat(cleaned.quality()).doesNotContainKeys("knownWordsBefore", "knownWordsAfter");
    }

    @Test
    void theSignalsShowThatWordsAndLinesGotBetter() {
        CleanedText cleaned = clean("""
                The chairman of the harbour cornmittee said that thc report had been read to
                the members, and that nobody had asked for the fi9ures of the dredger since
                the meeting at which the owners of the ships had written to the commission.
                The members will meet again when the chairman has heard from the engineer in
                charge of the works, and then the vote will be taken on the whole of the fund.
                """);

        assertThat(cleaned.quality().get("knownWordsAfter"))
                .isGreaterThan(cleaned.quality().get("knownWordsBefore"));
        assertThat(cleaned.quality().get("garbageTokensBefore")).isPositive();
        assertThat(cleaned.quality().get("garbageTokensAfter")).isZero();
        assertThat(cleaned.quality().get("brokenLinesAfter"))
                .isLessThan(cleaned.quality().get("brokenLinesBefore"));
    }

    /// Who may not pass on the German list takes its jar off the class path: `docs/adr/0021-…`.
    @Test
    void withoutTheGermanListGermanIsReadByTheSafeRulesAndEnglishAsBefore() throws IOException {
        String others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("language-de-"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        others,
                        WithoutGerman.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(process.inputReader(StandardCharsets.UTF_8).lines()).contains("de false", "en true");
    }

    /// Prints whether the words of two languages are known.
    static final class WithoutGerman {

        private WithoutGerman() {}

        public static void main(String[] arguments) {
            System.out.println("de " + WordLists.of("de").isPresent());
            System.out.println("en " + WordLists.of("en").isPresent());
        }
    }

    private CleanedText clean(String text) {
        Cleanup.Result result = cleanup.clean(text.getBytes(StandardCharsets.UTF_8), "text/plain");
        assertThat(result).isInstanceOf(Cleanup.Cleaned.class);
        return ((Cleanup.Cleaned) result).text();
    }
}
