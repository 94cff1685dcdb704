package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stenogram.query.http.ArchiveRows.Doc;

class ChangesIT extends ServedArchive {

    @Test
    void aNoteSaysWhichTurnsWereGainedLostAndGivenToAnother() {
        UUID id = meetingRunAgain();

        JsonNode note = query.json(api(id, ""));

        assertThat(note.path("from").path("edition").asInt()).isEqualTo(1);
        assertThat(note.path("to").path("edition").asInt()).isEqualTo(2);
        assertThat(note.path("to").path("current").asBoolean()).isTrue();
        assertThat(note.path("matchedBy").asText()).isEqualTo("place");
        assertThat(note.path("kept").asInt()).isEqualTo(1);
        JsonNode given = note.path("reattributed").path("items").path(0);
        assertThat(given.path("speakerBefore").path("name").asText()).isEqualTo("Enver Hoxha");
        assertThat(given.path("speakerAfter").path("name").asText()).isEqualTo("Zhou Enlai");
        assertThat(given.path("snippet").asText()).isEqualTo("He gave them gold watches.");
        assertThat(given.path("place").path("originalStart").asInt()).isEqualTo(109);
        JsonNode lost = note.path("lost").path("items").path(0);
        assertThat(lost.path("snippet").asText()).isEqualTo("We saw them.");
        assertThat(lost.has("after")).isFalse();
        JsonNode gained = note.path("gained").path("items").path(0);
        assertThat(gained.path("snippet").asText()).isEqualTo("They rose.");
        assertThat(gained.path("after").asInt()).isEqualTo(4);
        assertThat(gained.has("before")).isFalse();
        assertThat(note.path("gained").path("count").asInt()
                        + note.path("lost").path("count").asInt()
                        + note.path("reattributed").path("count").asInt())
                .isEqualTo(3);
        assertThat(note.path("header").findValuesAsText("field")).containsExactly("title", "date");
        assertThat(note.path("header").path(0).has("before")).isFalse();
        assertThat(note.path("text").path("differs").asBoolean()).isFalse();
        assertThat(note.path("text").path("editsBefore").asInt()).isEqualTo(2);
        assertThat(note.path("text").path("editsAfter").asInt()).isZero();
    }

    @Test
    void aNoteThatTheClientHasIsNotSentAgainUntilItReadsOtherwise() {
        UUID id = meetingRunAgain();
        HttpResponse<String> first = query.get(api(id, ""));
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = query.get(api(id, ""), "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        rows.execute("UPDATE archive.segment SET speaker_name = 'Somebody Else' WHERE speaker_name = 'Zhou Enlai'");
        HttpResponse<String> other = query.get(api(id, ""), "If-None-Match", tag);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).contains("Somebody Else");
    }

    @Test
    void theSameIsReadInSentencesAndTheDocumentLeadsThere() {
        UUID id = meetingRunAgain();

        String page = query.get("/documents/" + id + "/changes").body();

        assertThat(page)
                .contains("The title was not known and is “Notes &lt;b&gt;”.", "The date was “1959” and is “1960”.")
                .contains("The text is the same, character for character; cleaning made 2 edits before and 0 after.")
                .contains("1 turn has the same speaker in both editions.")
                .contains("1 turn now attributed to somebody else", "Was Enver Hoxha, is Zhou Enlai.")
                .contains("1 turn gained", "Zhou Enlai speaks here now.", "/documents/" + id + "?from=4#s4")
                .contains("1 turn lost", "Enver Hoxha spoke here.");
        assertThat(query.get("/documents/" + id).body())
                .contains("/documents/" + id + "/changes\"", "/documents/" + id + "/changes?to=2\"");
        UUID single = rows.document(new Doc("single.txt").says("A", "A", "a"));
        assertThat(query.get("/documents/" + single).body()).doesNotContain(single + "/changes");
        assertThat(query.get("/documents/" + single + "/changes").body()).contains("There is one edition so far");
        assertThat(query.get("/documents/" + single + "/changes?to=2").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anyTwoEditionsAreComparedEitherWay() {
        UUID id = meetingRunAgain();
        rows.rerun(secondReading(), 3);

        JsonNode last = query.json(api(id, ""));
        assertThat(last.path("from").path("edition").asInt()).isEqualTo(2);
        assertThat(last.path("kept").asInt()).isEqualTo(3);
        assertThat(last.path("header")).isEmpty();
        assertThat(query.get("/documents/" + id + "/changes").body()).contains("Nothing differs");
        assertThat(query.json(api(id, "?to=2")).path("from").path("edition").asInt())
                .isEqualTo(1);
        assertThat(query.json(api(id, "?from=1")).path("to").path("edition").asInt())
                .isEqualTo(3);
        JsonNode back = query.json(api(id, "?from=2&to=1"));
        assertThat(back.path("gained").path("items").path(0).path("snippet").asText())
                .isEqualTo("We saw them.");
    }

    @Test
    void editionsOfDifferentOriginalsAreComparedByTheirWords() {
        UUID id = meetingRunAgain();
        rows.execute(
                "UPDATE archive.edition SET extraction = extraction || '{\"characters\":90}' WHERE edition_no = 2");
        rows.execute("UPDATE archive.segment s SET original_start = s.original_start + 5000,"
                + " original_end = s.original_end + 5000 FROM archive.edition e"
                + " WHERE e.run_id = s.run_id AND e.edition_no = 2");

        JsonNode note = query.json(api(id, ""));

        assertThat(note.path("matchedBy").asText()).isEqualTo("words");
        assertThat(note.path("kept").asInt()).isEqualTo(1);
        assertThat(note.path("reattributed").path("count").asInt()).isEqualTo(1);
        assertThat(query.get("/documents/" + id + "/changes").body()).contains("were made of different originals");
    }

    @Test
    void twoHundredTurnsAreToldAndAllAreCounted() {
        Doc doc = new Doc("long.txt");
        for (int i = 0; i < 250; i++) {
            doc.says("A", "A", "turn %03d ".formatted(i));
        }
        UUID id = rows.document(doc);
        rows.secondEdition("long.txt", "x".repeat(170));

        JsonNode note = query.json(api(id, ""));

        assertThat(note.path("lost").path("count").asInt()).isEqualTo(250);
        assertThat(note.path("lost").path("items")).hasSize(200);
        assertThat(note.path("text").path("differs").asBoolean()).isTrue();
        assertThat(query.get("/documents/" + id + "/changes").body())
                .contains("250 turns lost", "50 more are not shown");
    }

    @Test
    void whatCannotBeComparedIsSaidInWords() {
        UUID single = rows.document(new Doc("single.txt").says("A", "A", "a"));
        UUID id = meetingRunAgain();

        refuses(404, api(single, ""), "Edition 1 is the document's first");
        refuses(404, api(id, "?to=1"), "Edition 1 is the document's first");
        refuses(404, api(id, "?from=9"), "has no edition 9");
        refuses(404, api(id, "?to=9"), "has no edition 9");
        refuses(400, api(id, "?from=2"), "both name edition 2");
        refuses(400, api(id, "?from=0"), "from 1 on");
        refuses(404, api(ArchiveRows.id("nobody"), ""), "There is no document");
        rows.withdraw("meeting.txt");
        refuses(410, api(id, ""), "was withdrawn");
    }

    private void refuses(int status, String path, String words) {
        HttpResponse<String> response = query.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(QueryServer.json(response).path("detail").asText()).contains(words);
    }

    private static String api(UUID id, String question) {
        return "/api/v1/documents/" + id + "/changes" + question;
    }

    private UUID meetingRunAgain() {
        UUID id = rows.document(new Doc("meeting.txt")
                .on("1959")
                .has("heading", "HEADING. ")
                .says("Enver Hoxha", "Comrade Enver", "He gave them gold watches. ")
                .says("Enver Hoxha", "Comrade Enver", "We saw them. ")
                .has("narrative", "They rose. ")
                .says("Zhou Enlai", "PM Chou", "Thank you. "));
        rows.rerun(secondReading(), 2);
        return id;
    }

    private static Doc secondReading() {
        return new Doc("meeting.txt")
                .titled("Notes <b>")
                .on("1960")
                .has("heading", "HEADING. ")
                .says("Zhou Enlai", "PM Chou", "He gave them gold watches. ")
                .has("narrative", "We saw them. ")
                .says("Zhou Enlai", "PM Chou", "They rose. ")
                .says("Zhou Enlai", "Chou", "Thank you. ");
    }
}
