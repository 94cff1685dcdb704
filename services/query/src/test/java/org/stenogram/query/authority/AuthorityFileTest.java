package org.stenogram.query.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.query.authority.AuthorityFile.Entry;
import org.stenogram.query.authority.AuthorityFile.Refusal;

class AuthorityFileTest {

    @Test
    void aPersonHasNamesAndWhatCataloguesCallThem() {
        AuthorityFile file = AuthorityFile.of(
                "\uFEFFName,ALIASES,viaf,wikidata\r\n\"Marsh, Oda\",O. Marsh| Miss Marsh |,\"12 \"\"3\"\"\",Q1\r\nIb,,,\r\n");

        assertThat(file.refusals()).isEmpty();
        Entry marsh = file.entries().getFirst();
        assertThat(marsh.name()).isEqualTo("Marsh, Oda");
        assertThat(marsh.names()).containsExactly("Marsh, Oda", "O. Marsh", "Miss Marsh");
        assertThat(marsh.identifiers()).isEqualTo(Map.of("viaf", "12 \"3\"", "wikidata", "Q1"));
        assertThat(file.entries().getLast())
                .matches(one -> one.name().equals("Ib") && one.identifiers().isEmpty());
    }

    @Test
    void theSameNameHasTheSameIdentifierInEveryFile() {
        assertThat(AuthorityFile.of("name\nOda Marsh\n").entries().getFirst().authorityId())
                .isEqualTo(AuthorityFile.of("viaf,name\n1,ODA  MARSH\n")
                        .entries()
                        .getFirst()
                        .authorityId());
    }

    @Test
    void whatCannotBeUsedIsNamedByItsLineAndTheRestIsTaken() {
        AuthorityFile file = AuthorityFile.of("""
                name,aliases
                Oda Marsh,"a
                b"
                Ib,
                ,x
                a,b,c
                "open,x
                """);

        // The second person's row begins on line 4, behind a name that goes over two lines.
        assertThat(file.entries()).extracting(Entry::name).containsExactly("Ib");
        assertThat(file.refusals()).extracting(Refusal::line).containsExactly(2, 5, 6, 7);
    }

    @Test
    void aNameThatTwoPeopleBearIsTheFirstOnes() {
        AuthorityFile file = AuthorityFile.of("name,aliases\nOda Marsh,Marsh\nIb Marsh,MARSH\n");

        assertThat(file.entries()).extracting(Entry::name).containsExactly("Oda Marsh");
        assertThat(file.refusals().getFirst().reason()).contains("MARSH", "line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "who,viaf\nx,1\n", "name,name\na,b\n", "name,\na,b\n", "\"", ",,,", "\r\r\r"})
    void aFileThatIsNoneIsRefusedAsAWhole(String csv) {
        AuthorityFile file = AuthorityFile.of(csv);

        assertThat(file.entries()).isEmpty();
        assertThat(file.refusals()).hasSize(1);
    }

    @Test
    void anEndlessNameIsRefused() {
        assertThat(AuthorityFile.of("name\n" + "n".repeat(201) + "\n").refusals())
                .hasSize(1);
        assertThat(AuthorityFile.of("name,aliases\nn," + String.join("|", List.of("a b c".repeat(100), "x")) + "\n")
                        .refusals())
                .hasSize(1);
    }
}
