package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.query.http.ArchiveRows.Doc;
import org.stenogram.query.questions.QuotationQuestion;

class QuotationIT extends SharedArchive {

    private static final String SAID =
            "He gave them gold watches as a present, and nobody knew from whom they had come. ";

    @Test
    void aPassageWithMisreadLettersFindsItsPlaceInTheOriginal() {
        UUID document = meeting();

        JsonNode found = find("gave thern go1d watches as a prcsent and nobody knew");

        assertThat(found.path("found").asBoolean()).isTrue();
        assertThat(found.path("items")).hasSize(1);
        JsonNode place = found.path("items").path(0);
        assertThat(place.path("documentId").asText()).isEqualTo(document.toString());
        assertThat(place.path("ordinal").asInt()).isEqualTo(2);
        assertThat(place.path("speaker").path("name").asText()).isEqualTo("Enver Hoxha");
        assertThat(place.path("likeness").asDouble()).isBetween(0.85, 0.99);
        int start = "HEADING. He ".length();
        assertThat(place.path("start").asInt()).isEqualTo(start);
        assertThat(place.path("end").asInt())
                .isEqualTo(start + "gave them gold watches as a present, and nobody knew".length());
        // The first edit of the ledger changes a letter for another, the second takes one out before this place.
        assertThat(place.path("place").path("originalStart").asInt()).isEqualTo(start + 1);
        assertThat(place.path("place").path("page").asText()).isEqualTo("2");
        assertThat(texts(place.path("pieces"), "printed"))
                .isEqualTo("gave them gold watches as a present, and nobody knew");
        assertThat(texts(place.path("pieces"), "quoted")).isEqualTo("thern go1dprcsent");
        assertThat(query.get(place.path("links").path("page").asText()).statusCode())
                .isEqualTo(303);
    }

    @Test
    void thePassageItselfComesBeforeOthersThatAreLikeIt() {
        rows.document(new Doc("like.txt").says("A", "A", "He gave them gold watches as a prize, as I heard. "));
        meeting();

        JsonNode items = find("He gave them gold watches as a present").path("items");

        assertThat(items).hasSize(2);
        assertThat(items.path(0).path("name").asText()).isEqualTo("meeting.txt");
        assertThat(items.path(0).path("likeness").asDouble()).isEqualTo(1);
        assertThat(items.path(1).path("likeness").asDouble()).isLessThan(1);
    }

    @Test
    void aPassageIsFoundWhereOnlySingleWordsAreLeft() {
        meeting();

        assertThat(find("gavc watches presemt, nobody krew").path("found").asBoolean())
                .isFalse();
        assertThat(find("go1d watches as a prcsemt amd nobody kncw")
                        .path("found")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The sugar harvest failed for the third year running",
                "gold and silver in the mountains of the north",
                "watches watches watches watches watches",
                "the of and to in",
                "!!! ab, cd ???"
            })
    void whatNobodySaidIsNotFound(String quotation) {
        meeting();

        JsonNode found = find(quotation);

        assertThat(found.path("found").asBoolean()).isFalse();
        assertThat(found.path("items")).isEmpty();
    }

    @Test
    void aWithdrawnDocumentAndAnOlderEditionAreNotFound() {
        meeting();
        rows.document(new Doc("again.txt").says("A", "A", "The pilots of the northern channel went home in May. "));
        rows.secondEdition("again.txt", "Nothing of that. ");
        rows.withdraw("meeting.txt");

        assertThat(find(SAID).path("found").asBoolean()).isFalse();
        assertThat(find("The pilots of the northern channel went home")
                        .path("found")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void theCollectionMayBeNamed() {
        meeting();

        assertThat(query.json("/api/v1/search/quotation?collection=minutes&q=" + encode(SAID))
                        .path("found")
                        .asBoolean())
                .isTrue();
        assertThat(query.json("/api/v1/search/quotation?collection=letters&q=" + encode(SAID))
                        .path("found")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "q=", "q=gold", "q=gold+watches&limit=0", "q=gold+watches&limit=21", "q=%00+a+b", "q=a+b&x=1"
            })
    void aQuestionThatMakesNoSenseIsRefused(String parameters) {
        HttpResponse<String> response = query.get("/api/v1/search/quotation?" + parameters);

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void aQuotationOfAnyLengthAndAnySignsIsAnswered() {
        meeting();

        for (String signs : List.of("'\"\\%_()!<|:* ", "💥a ", "' & b \\ ", "a-b-c/d.e@f ", "\uFFFF x y ", "1.5 -7 ")) {
            for (int length : List.of(1, 2, 50, 1000)) {
                String quotation = "gold watches " + signs.repeat(length);
                int points = quotation.codePointCount(0, quotation.length());
                // A line that is longer than any question may be is refused before it is read.
                assertThat(query.get("/api/v1/search/quotation?q=" + encode(quotation))
                                .statusCode())
                        .as("%s times %d", signs, length)
                        .isIn(points <= QuotationQuestion.LONGEST ? List.of(200) : List.of(400, 413));
            }
        }
    }

    @Test
    void thePageMarksWhatDiffersAndEscapesIt() {
        rows.document(new Doc("evil.txt").says("A", "A", "He spoke of <b>gold</b> & other treasure in the hold. "));

        assertThat(page("")).contains("Where does this stand?");
        assertThat(page("he spoke of <b>gold</b> and other treasvre in the hold"))
                .contains("&lt;b&gt;gold&lt;/b&gt;", "<del", "treasure")
                .doesNotContain("<b>");
        assertThat(page("nothing of this was ever said here by anyone")).contains("Not found");
        HttpResponse<String> refused = query.get("/quotation?q=gold", "Accept", "text/html");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("at least two words");
    }

    private String page(String quotation) {
        HttpResponse<String> response = query.get("/quotation?q=" + encode(quotation), "Accept", "text/html");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private UUID meeting() {
        return rows.document(new Doc("meeting.txt")
                .titled("Notes")
                .on("1959-06-06")
                .has("heading", "HEADING. ")
                .says("Enver Hoxha", "Comrade Enver Hoxha", SAID)
                .says("Choe Yong-geon", "Comrade Choe Yong-geon", "We saw the gold watches too. "));
    }

    private JsonNode find(String quotation) {
        return query.json("/api/v1/search/quotation?q=" + encode(quotation));
    }

    private static String texts(JsonNode pieces, String field) {
        List<String> texts = new ArrayList<>();
        pieces.forEach(piece -> texts.add(piece.path(field).asText()));
        return String.join("", texts);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
