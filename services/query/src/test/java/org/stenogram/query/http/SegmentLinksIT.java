package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stenogram.query.http.ArchiveRows.Doc;

class SegmentLinksIT extends SharedArchive {

    private UUID id;

    @BeforeEach
    void aDocumentWhoseSecondEditionHasOneSegmentMoreAndEndsEarlier() {
        id = rows.document(new Doc("meeting.txt")
                .has("narrative", "HEADING. They sat down. ")
                .says("A", "A", "He gave them watches. ")
                .has("note", "Typed twice."));
        rows.rerun(
                new Doc("meeting.txt")
                        .has("heading", "HEADING. ")
                        .has("narrative", "They sat down. ")
                        .says("A", "A", "He gave them watches. "),
                2);
    }

    @Test
    void anOldLinkLeadsToTheSegmentThatHoldsTheSameWordsNow() {
        JsonNode moved = query.json(api("?edition=1&ordinal=2"));

        assertThat(moved.path("then").path("snippet").asText()).isEqualTo("He gave them watches.");
        assertThat(moved.path("now").path("edition").asInt()).isEqualTo(2);
        assertThat(moved.path("now").path("ordinal").asInt()).isEqualTo(3);
        assertThat(moved.path("sameWords").asBoolean()).isTrue();
        HttpResponse<String> page = query.get("/documents/" + id + "/segment?edition=1&ordinal=2");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/documents/" + id + "?from=3#s3");
    }

    @Test
    void ofASegmentThatWasCutTheLongerPartIsFound() {
        JsonNode cut = query.json(api("?edition=1&ordinal=1"));

        assertThat(cut.path("now").path("snippet").asText()).isEqualTo("They sat down.");
        assertThat(cut.path("sameWords").asBoolean()).isFalse();
    }

    @Test
    void whereThereIsNoneTheLinkSaysSo() {
        JsonNode gone = query.json(api("?edition=1&ordinal=3"));

        assertThat(gone.path("then").path("ordinal").asInt()).isEqualTo(3);
        assertThat(gone.has("now")).isFalse();
        HttpResponse<String> page = query.get("/documents/" + id + "/segment?edition=1&ordinal=3");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("has no segment where edition 1 has its segment 3");
        assertThat(query.get(api("?edition=1&ordinal=9")).statusCode()).isEqualTo(404);
        assertThat(query.get(api("?edition=3&ordinal=1")).statusCode()).isEqualTo(404);
    }

    @Test
    void theDocumentOffersALinkThatLeadsBackToEachSegment() {
        String link = "/documents/" + id + "/segment?edition=2&ordinal=2";

        assertThat(query.get("/documents/" + id).body()).contains(link.replace("&", "&amp;"));
        assertThat(query.get(link).headers().firstValue("Location")).contains("/documents/" + id + "?from=2#s2");
    }

    @Test
    void ofAnotherOriginalOnlyTheWordsCount() {
        rows.execute(
                "UPDATE archive.edition SET extraction = extraction || '{\"characters\":90}' WHERE edition_no = 2");

        assertThat(query.json(api("?edition=1&ordinal=2"))
                        .path("now")
                        .path("ordinal")
                        .asInt())
                .isEqualTo(3);
        assertThat(query.json(api("?edition=1&ordinal=1")).has("now")).isFalse();
    }

    private String api(String question) {
        return "/api/v1/documents/" + id + "/segment" + question;
    }
}
