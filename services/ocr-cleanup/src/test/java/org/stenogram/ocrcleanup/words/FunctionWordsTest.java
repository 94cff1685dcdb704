package org.stenogram.ocrcleanup.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FunctionWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The board of the harbour met in the hall, and the clerk read the minutes to those who were there. It was"
                        + " asked that the dues should not rise, which the chair would not promise to the owners.",
                "fr | Les membres du conseil sont réunis dans la salle, et le maire est au bureau. Il ne peut pas dire ce qui est"
                        + " dans les comptes du port, et les armateurs sont priés de dire le montant des droits pour cette année.",
                "de | Der Rat der Stadt ist in dem Saal, und der Schreiber liest das Protokoll von der Sitzung. Die Gebühr wird"
                        + " nicht erhöht, und das ist auch für die Reeder ein Gewinn, den man nicht mit Geld misst."
            })
    void smallWordsTellTheLanguage(String language, String text) {
        assertThat(FunctionWords.language(text)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "De raad van de haven kwam in de zaal bijeen, en de griffier las de notulen voor aan wie er was. Het was de"
                        + " vraag of de gelden niet te hoog waren, en dat is van belang voor de reders en de stad.",
                "Havnens råd mødtes i salen, og skriveren læste op for dem der var til stede. Det blev spurgt om afgiften ikke"
                        + " var for høj, og det er af vigtighed for de redere som har skibe her i byen, sagde han til dem.",
                "El consejo del puerto se reunió en la sala, y el secretario leyó el acta a los que estaban. Se preguntó si los"
                        + " derechos no eran altos, y eso es de interés para los armadores que tienen barcos en la ciudad.",
                "Il consiglio del porto si riunì nella sala, e il segretario lesse il verbale a chi era presente. Si chiese se"
                        + " i diritti non fossero alti, e questo è di interesse per gli armatori che hanno navi in città.",
                "The vote. La séance. Das Haus.",
                "Pier 4. Tons 120. Dues 14. Berth 7. Crane 2. Ledger 1931. Total 1,204."
            })
    void otherLanguagesAndTooFewWordsAreLeftToTheModelOfLetters(String text) {
        assertThat(FunctionWords.language(text)).isEmpty();
    }
}
