package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stenogram.query.http.ArchiveRows.Doc;

class PeopleIT extends ServedArchive {

    private static final UUID CHOU = ArchiveRows.id("person Chou");
    private static final UUID FULL = ArchiveRows.id("person Chou En-lai");

    @BeforeEach
    void start() {
        rows.document(new Doc("a.txt")
                .titled("First talk")
                .on("1959-06-06")
                .says("Chou", "PM Chou", "We met in the spring. ")
                .says("Kissinger", "Dr. Kissinger", "We did. "));
        rows.document(
                new Doc("b.txt").titled("Second talk").on("1960").says("Chou En-lai", "Chou En-lai", "In autumn. "));
    }

    @Test
    void twoNamesAreMergedEverywhereAndApartAgainWhenThatIsTakenBack() {
        String merged = decide(
                        CHOU,
                        "{\"kind\":\"merge\",\"into\":\"%s\",\"reason\":\"same man\",\"decidedBy\":\"i.calder\"}"
                                .formatted(FULL))
                .path("decisionId")
                .asText();

        assertThat(names()).containsExactly("Chou En-lai", "Kissinger");
        assertThat(query.get("/api/v1/people/" + CHOU).statusCode()).isEqualTo(404);
        JsonNode one = query.json("/api/v1/people/" + FULL);
        assertThat(one.path("person").path("documents").asInt()).isEqualTo(2);
        assertThat(one.path("person").path("speeches").asInt()).isEqualTo(2);
        assertThat(texts(one.path("forms"), "alias")).contains("PM Chou", "Chou", "Chou En-lai");
        for (String spelling : List.of("chou", "pm+chou", "Chou+En-lai", FULL.toString())) {
            assertThat(query.json("/api/v1/search?speaker=" + spelling).path("items"))
                    .as(spelling)
                    .hasSize(2)
                    .allSatisfy(
                            hit -> assertThat(hit.path("speaker").path("name").asText())
                                    .isEqualTo("Chou En-lai"));
        }
        assertThat(query.json("/api/v1/search/facets?q=spring")
                        .path("facets")
                        .path(0)
                        .path("values")
                        .path(0)
                        .path("label")
                        .asText())
                .isEqualTo("Chou En-lai");
        assertThat(query.get("/activity", "Accept", "text/html").body())
                .contains("merge person", "i.calder", "same man");

        decide(FULL, "{\"kind\":\"undo\",\"decision\":\"%s\",\"reason\":\"two men\"}".formatted(merged));

        assertThat(names()).containsExactly("Chou", "Chou En-lai", "Kissinger");
        assertThat(query.json("/api/v1/search?speaker=chou").path("items")).hasSize(1);
        assertThat(texts(query.json("/api/v1/people/" + FULL).path("decisions"), "kind"))
                .containsExactlyInAnyOrder("merge", "undo");
        assertThat(post(FULL, "{\"kind\":\"undo\",\"decision\":\"%s\",\"reason\":\"again\"}".formatted(merged))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whoIsMeantInADocumentCanBeToldApart() {
        rows.document(new Doc("c.txt").titled("Another Chou").says("Chou", "Chou", "I am not he. "));

        decide(
                CHOU,
                "{\"kind\":\"split\",\"documents\":[\"%s\"],\"name\":\"Chou the younger\",\"reason\":\"his nephew\"}"
                        .formatted(ArchiveRows.id("c.txt")));

        assertThat(names()).containsExactly("Chou", "Chou En-lai", "Chou the younger", "Kissinger");
        assertThat(said("Chou%20the%20younger")).containsExactly("I am not he. ");
        assertThat(said(CHOU.toString())).containsExactly("We met in the spring. ");
        String page = query.get("/people/" + CHOU, "Accept", "text/html").body();
        assertThat(page)
                .contains("told Chou the younger from Chou in 1 document", "his nephew")
                .doesNotContain("Another Chou");
    }

    @Test
    void theListGoesOnInOrderWhoeverGaveTheNames() {
        decide(CHOU, "{\"kind\":\"rename\",\"name\":\"Ji\",\"reason\":\"as he signs\"}");

        List<String> names = new ArrayList<>();
        String address = "/api/v1/people?limit=1";
        for (String next = ""; next != null && names.size() < 5; ) {
            JsonNode page = query.json(address + next);
            names.addAll(texts(page.path("items"), "name"));
            next = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : null;
        }

        assertThat(names).containsExactly("Chou En-lai", "Ji", "Kissinger");
    }

    @Test
    void whatIsDecidedHoldsForEditionsThatComeLater() {
        decide(CHOU, "{\"kind\":\"merge\",\"into\":\"%s\",\"reason\":\"same man\"}".formatted(FULL));
        decide(FULL, "{\"kind\":\"rename\",\"name\":\"Zhou Enlai\",\"reason\":\"pinyin\"}");

        rows.document(new Doc("d.txt").on("1961").says("Chou", "Chou", "Later. "));

        assertThat(names()).containsExactly("Kissinger", "Zhou Enlai");
        assertThat(said("Zhou%20Enlai")).containsExactly("We met in the spring. ", "In autumn. ", "Later. ");
        assertThat(query.json("/api/v1/people/" + FULL)
                        .path("person")
                        .path("name")
                        .asText())
                .isEqualTo("Zhou Enlai");
    }

    @Test
    void anAuthorityFileOutranksTheMachineAndStaffOutrankIt() {
        JsonNode imported = QueryServer.json(authority("""
                name,aliases,viaf
                "Zhou, Enlai",Chou En-lai|Chou,12345
                Kissinger,,
                ,nobody,1
                "Broken "quote,x,1
                Too few,fields
                Henry,Chou,7
                """));

        assertThat(imported.path("imported").asInt()).isEqualTo(2);
        assertThat(imported.path("known").asInt()).isEqualTo(3);
        assertThat(texts(imported.path("refused"), "line")).containsExactly("4", "5", "6", "7");
        assertThat(texts(imported.path("refused"), "reason"))
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
        assertThat(names()).containsExactly("Kissinger", "Zhou, Enlai");
        assertThat(said("Zhou%20Enlai")).hasSize(2);
        JsonNode person = query.json("/api/v1/people?name=zhou").path("items").path(0);
        assertThat(texts(
                        query.json("/api/v1/people/" + person.path("personId").asText())
                                .path("identifiers"),
                        "identifier"))
                .containsExactly("12345");

        // A name that comes only now is the file's person too.
        authority("name,aliases\nMao Zedong,Mao Tse-tung\n");
        rows.document(new Doc("e.txt").says("Mao Tse-tung", "Chairman Mao", "And I. "));
        assertThat(names()).contains("Mao Zedong").doesNotContain("Mao Tse-tung");

        decide(
                UUID.fromString(person.path("personId").asText()),
                "{\"kind\":\"rename\",\"name\":\"Zhou\",\"reason\":\"short\"}");
        assertThat(names()).contains("Zhou");
    }

    @Test
    void thePageTellsOfficesFormsAndCompanionsAndTakesDecisions() {
        String page = query.get("/people/" + CHOU, "Accept", "text/html").body();
        assertThat(page)
                .contains("First Secretary", "1959-06-06", "PM Chou", "Spoke in the same meetings", "Kissinger")
                .contains("Nobody has decided anything about them");

        HttpResponse<String> answer = form(CHOU, "kind=merge&into=Chou+En-lai&who=i.calder&reason=the+same");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/people/" + FULL);
        assertThat(query.get("/people/" + FULL, "Accept", "text/html").body())
                .contains("merged Chou into Chou En-lai", "the same", "Take back");
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        for (String body : List.of(
                "{}",
                "{\"kind\":\"marry\",\"reason\":\"x\"}",
                "{\"kind\":\"merge\",\"reason\":\"x\"}",
                "{\"kind\":\"merge\",\"into\":\"%s\",\"reason\":\"\"}".formatted(FULL),
                "{\"kind\":\"merge\",\"into\":\"%s\",\"reason\":\"x\"}".formatted(CHOU),
                "{\"kind\":\"rename\",\"name\":\" \",\"reason\":\"x\"}",
                "{\"kind\":\"rename\",\"name\":\"%s\",\"reason\":\"x\"}".formatted("n".repeat(201)),
                "{\"kind\":\"split\",\"documents\":[],\"name\":\"x\",\"reason\":\"x\"}",
                "{\"kind\":\"undo\",\"reason\":\"x\"}")) {
            assertThat(post(CHOU, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(post(ArchiveRows.id("nobody"), "{\"kind\":\"rename\",\"name\":\"x\",\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(form(CHOU, "kind=merge&into=nobody+at+all&who=a&reason=b").statusCode())
                .isEqualTo(400);
        assertThat(authority("no,columns\n").statusCode()).isEqualTo(200);
        assertThat(names()).containsExactly("Chou", "Chou En-lai", "Kissinger");
        assertThat(rows.count("SELECT count(*) FROM desk.activity")).isZero();
    }

    private JsonNode decide(UUID person, String body) {
        HttpResponse<String> answer = post(person, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return QueryServer.json(answer);
    }

    private HttpResponse<String> post(UUID person, String body) {
        return query.post("/api/v1/people/" + person + "/decisions", body);
    }

    private HttpResponse<String> form(UUID person, String body) {
        return query.send(
                "POST",
                "/people/" + person,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
    }

    private HttpResponse<String> authority(String csv) {
        return query.send(
                "POST", "/api/v1/authority?who=i.calder", BodyPublishers.ofString(csv), "Content-Type", "text/csv");
    }

    private List<String> names() {
        return texts(query.json("/api/v1/people").path("items"), "name");
    }

    private List<String> said(String speaker) {
        List<String> said = new ArrayList<>();
        query.json("/api/v1/search?speaker=" + speaker)
                .path("items")
                .forEach(hit -> said.add(hit.path("snippet").path("text").asText()));
        return said;
    }

    private static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }
}
