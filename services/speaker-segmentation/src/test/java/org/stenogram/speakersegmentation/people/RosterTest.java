package org.stenogram.speakersegmentation.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.PipelineEvent.AttributionRule;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.SpeakerType;

class RosterTest {

    @Test
    void aSurnameBehindATitleIsThePersonOfTheAttendanceList() {
        Roster roster = roster(
                List.of("Dr. Helena Ostrell, Legal Adviser", "Julian Aldane, Deputy Secretary"),
                List.of("Dr. Ostrell", "Mr. Aldane", "Secretary Aldane"));

        assertThat(roster.speaker("Dr. Ostrell").name()).isEqualTo("Helena Ostrell");
        assertThat(roster.speaker("Dr. Ostrell").rule()).isEqualTo(AttributionRule.HONORIFIC);
        assertThat(roster.speaker("Mr. Aldane").personId())
                .isEqualTo(roster.speaker("Secretary Aldane").personId());
    }

    @Test
    void twoOfOneNameStayTwoAndTheSurnameAloneHasARival() {
        Roster roster = roster(
                List.of("Marten Bundel, Adviser", "Willem Bundel, Assistant Secretary"),
                List.of("M. Bundel", "W. Bundel", "Mr. Bundel"));

        assertThat(roster.speaker("M. Bundel").name()).isEqualTo("Marten Bundel");
        assertThat(roster.speaker("W. Bundel").name()).isEqualTo("Willem Bundel");
        assertThat(roster.speaker("Mr. Bundel").rivals()).isNotEmpty();
        assertThat(roster.speaker("Mr. Bundel").confidence()).isLessThan(0.6);
        assertThat(roster.people()).hasSize(2);
    }

    @Test
    void anOfficeIsThePersonWhoHoldsItAndNobodyWhenNobodyDoes() {
        Roster roster = roster(
                List.of("Estevan Corvane, Minister of Foreign Affairs", "Mirela Quint, Assistant to the President"),
                List.of("The Minister", "The President"));

        assertThat(roster.speaker("The Minister").name()).isEqualTo("Estevan Corvane");
        assertThat(roster.speaker("The Minister").rule()).isEqualTo(AttributionRule.ROLE);
        assertThat(roster.speaker("The President").personId()).isNull();
        assertThat(roster.speaker("The President").type()).isEqualTo(SpeakerType.ROLE);
    }

    @Test
    void severalUnnamedAndIllegibleSpeakersAreNobody() {
        Roster roster =
                roster(List.of("Julian Aldane"), List.of("HON MEMBERS", "Aldane and Quint", "[illegible]", "A voice"));

        assertThat(roster.speaker("HON MEMBERS").type()).isEqualTo(SpeakerType.COLLECTIVE);
        assertThat(roster.speaker("Aldane and Quint").type()).isEqualTo(SpeakerType.COLLECTIVE);
        assertThat(roster.speaker("[illegible]").type()).isEqualTo(SpeakerType.ILLEGIBLE);
        assertThat(roster.speaker("A voice").type()).isEqualTo(SpeakerType.COLLECTIVE);
        assertThat(roster.people()).hasSize(1);
    }

    @Test
    void aMisreadLabelIsTheNameItIsCloseTo() {
        Roster roster = roster(List.of("Julian Aldane"), List.of("Mr. Aldane", "Mr. A1dane"));

        assertThat(roster.speaker("Mr. A1dane").name()).isEqualTo("Julian Aldane");
        assertThat(roster.speaker("Mr. A1dane").rule()).isEqualTo(AttributionRule.FUZZY_OCR);
    }

    @Test
    void aBracketedSpellingIsAnotherNameOfThePerson() {
        Roster roster = roster(List.of(), List.of("Comrade Oren Talvaj [Oren Talway]", "Comrade Talway"));

        assertThat(roster.people()).hasSize(1);
        assertThat(roster.speaker("Comrade Talway").name()).isEqualTo("Oren Talvaj");
    }

    @Test
    void aSurnameThatComesFirstIsFoundToo() {
        Roster roster = roster(List.of("Premier Talv En-or"), List.of("PM Talv", "Talv En-or"));

        assertThat(roster.people()).extracting(Person::name).containsExactly("Talv En-or");
    }

    @Test
    void bodiesAndHeadingsOfAnAttendanceListAreNobody() {
        Roster roster = roster(
                List.of(
                        "Commonwealth of Merrow",
                        "NSC Staff",
                        "State",
                        "Julian Aldane, Chairman",
                        "State—Mr. Thomas Wyverley"),
                List.of());

        assertThat(roster.people()).extracting(Person::name).containsExactly("Julian Aldane", "Thomas Wyverley");
        assertThat(roster.people().getFirst().offices()).containsExactly("Chairman");
    }

    @Test
    void aTradeBehindANameIsAnOfficeAndNoSecondPerson() {
        Roster roster = roster(
                List.of(
                        "Mrs. Odile Brack, Bridge Keeper",
                        "Tobias Wren, Marine Engineer",
                        "Herr Emil Zwirner, Technischer Leiter",
                        "Chief Pharmacist"),
                List.of());

        assertThat(roster.people())
                .extracting(Person::name)
                .containsExactly("Odile Brack", "Tobias Wren", "Emil Zwirner");
        assertThat(roster.people())
                .extracting(Person::offices)
                .containsExactly(List.of("Bridge Keeper"), List.of("Marine Engineer"), List.of("Technischer Leiter"));
    }

    @Test
    void namesInARowArePeopleAlsoWhenTheyAreThoseOfTrades() {
        Roster roster = roster(List.of("Gideon Marl, Minna Baker, Roland Dean", "Mr. Jules Keeper"), List.of());

        assertThat(roster.people())
                .extracting(Person::name)
                .containsExactly("Gideon Marl", "Minna Baker", "Roland Dean", "Jules Keeper");
    }

    @Test
    void capitalsAreWrittenAsNames() {
        Roster roster = roster(List.of(), List.of("Mr. McTARNOK", "Mrs. O'DWEER", "Mr. KING of Ilva"));

        assertThat(roster.people()).extracting(Person::name).containsExactlyInAnyOrder("McTarnok", "O'Dweer", "King");
    }

    private static Roster roster(List<String> attendance, List<String> labels) {
        return new Roster(attendance, labels, Map.of(), null, List.of());
    }
}
