package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stenogram.query.http.ArchiveRows.Doc;

class DeskPagesIT extends ServedWithBroker {

    private static final String RERUNS = "stenogram.document.reprocess-requested.v1";

    DeskPagesIT() {
        super(RERUNS);
    }

    @Test
    void aFileIsFoundByNameTitleHashOrAnyIdentifierAndTheOnlyOneIsShownAtOnce() {
        UUID id = rows.document(
                new Doc("Minutes of May.txt").titled("Notes on a talk").says("A", "A", "a"));
        rows.arrival("monday", "minutes of june.txt", "failed");
        rows.event("Minutes of May.txt", "org.stenogram.document.received.v1", 1);
        String hash = ArchiveRows.hash("Minutes of May.txt");
        String way = "/documents/" + id + "/timeline";

        for (String question : List.of(
                "OF+MAY",
                "AY",
                "on+A+talk",
                hash,
                hash.substring(0, 12),
                id.toString(),
                ArchiveRows.id("arrival Minutes of May.txt").toString(),
                ArchiveRows.id("Minutes of May.txtorg.stenogram.document.received.v1")
                        .toString())) {
            HttpResponse<String> found = query.get("/find?q=" + question, "Accept", "text/html");
            assertThat(found.statusCode()).as(question).isEqualTo(303);
            assertThat(found.headers().firstValue("Location")).contains(way);
        }
        assertThat(page("/find?q=minutes")).contains("Notes on a talk", "minutes of june.txt", "state failed");
        assertThat(page("/find?q=silver")).contains("No file fits “silver”");
        assertThat(page("/find?q=%25")).contains("No file fits “%”", "only the latest 10,000 files were looked at");
        assertThat(page("/find?q=minutes_of")).contains("No file fits “minutes_of”");
        assertThat(page("/find?q=%5C")).contains("No file fits “\\”");
        assertThat(page("/find")).contains("Every file that was dropped can be found here");
    }

    @Test
    void theOverviewIsSentAsItChangesInTheLanguageOfWhoeverLooks() {
        try (EventClient english = EventClient.open(query.at("/live/stream"));
                EventClient german = EventClient.open(query.at("/live/stream"), "Accept-Language", "de")) {
            assertThat(english.take(1).getFirst().data()).contains("The flow").doesNotContain("Notes on a talk");
            assertThat(german.take(1).getFirst().data()).contains("Der Ablauf").doesNotContain("The flow");

            rows.document(new Doc("a.txt").titled("Notes on a <b>talk").says("A", "A", "a"));

            assertThat(english.take(3)).anyMatch(message -> message.data().contains("Notes on a &lt;b&gt;talk"));
            assertThat(german.take(3)).anyMatch(message -> message.data().contains("Notes on a &lt;b&gt;talk"));
        }
    }

    @Test
    void theWayOfADocumentTellsEachStepItsTimeAndItsEvent() {
        UUID id = rows.document(new Doc("a.txt").titled("Notes").says("A", "A", "a"));
        rows.event("a.txt", "org.stenogram.document.received.v1", 0);
        rows.event("a.txt", "org.stenogram.document.cleaned.v1", 2);
        rows.execute(
                "UPDATE archive.event SET data = ?::jsonb WHERE type LIKE '%cleaned%'",
                "{\"extraction\":{\"method\":\"plain-text\",\"charset\":\"UTF-8\",\"characters\":120},\"edits\":2,\"pages\":1,\"language\":\"en\"}");

        for (String path : List.of("/documents/" + id + "/timeline", "/documents/" + id + "/timeline/live")) {
            assertThat(page(path))
                    .contains("Taken into the bucket", "Text taken out and cleaned", "after 2.0 s")
                    .contains("read as plain-text in UTF-8, 120 characters", "2 edits, 1 page break, language en")
                    .contains("join-line-wraps (version 1) × 1")
                    .contains(ArchiveRows.id("a.txtorg.stenogram.document.cleaned.v1")
                            .toString());
        }
        assertThat(query.get("/documents/" + ArchiveRows.id("x") + "/timeline").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOriginalThatIsNotWhatWasArchivedIsListedAndShownOnItsWay() {
        UUID id = rows.document(new Doc("a.txt").titled("Notes").says("A", "A", "a"));
        rows.document(new Doc("b.txt").titled("Others").says("A", "A", "b"));
        assertThat(page("/failures")).doesNotContain("Originals that are not what was archived");

        rows.execute(
                "UPDATE archive.version SET checked_at = now(), check_outcome = CASE WHEN document_id = ? THEN 'different'"
                        + " ELSE 'intact' END",
                id);
        rows.event("a.txt", "org.stenogram.original.checked.v1", 9);
        rows.execute(
                "UPDATE archive.event SET data = ?::jsonb WHERE type LIKE '%checked%'",
                """
                {"version":1,"sha256":"%s","bytes":120,"outcome":"different","foundSha256":"ffee","foundBytes":119}
                """.formatted(ArchiveRows.hash("a.txt")));

        assertThat(page("/failures"))
                .contains("Originals that are not what was archived", "1 original", "a.txt", ArchiveRows.hash("a.txt"))
                .contains("The bytes have another SHA-256", "/documents/" + id + "/timeline")
                .doesNotContain("b.txt", "Nothing is open");
        JsonNode faulty = query.json("/api/v1/originals/faulty").path("items");
        assertThat(faulty).hasSize(1);
        assertThat(faulty.get(0).path("documentId").asText()).isEqualTo(id.toString());
        assertThat(faulty.get(0).path("outcome").asText()).isEqualTo("different");
        assertThat(faulty.get(0).path("objectKey").asText()).isEqualTo("originals/" + ArchiveRows.hash("a.txt"));
        assertThat(page("/documents/" + id + "/timeline"))
                .contains("Original read again", "the bytes of version 1 are NOT what was archived", "ffee")
                .contains("step failed");
    }

    @Test
    void failuresOfOneCauseAreDismissedWithANoteThatIsKept() {
        rows.arrival("monday", "one.txt", "failed");
        rows.arrival("monday", "two.txt", "failed");
        UUID three = rows.arrival("monday", "three.txt", "failed");
        assertThat(page("/failures"))
                .contains("The file is empty.", "Drop it again when it has text.", "3 files", "Dismiss all")
                .doesNotContain("Run all again");
        assertThat(page("/failures?stage=ingest&code=empty-file")).contains("one.txt", "two.txt", three.toString());

        HttpResponse<String> one =
                form("/failures/dismiss", "run=" + three + "&who=Ann+%C3%89&reason=Scanned+%3Cb%3Eanew");

        assertThat(one.statusCode()).as(one.body()).isEqualTo(303);
        assertThat(one.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie ->
                        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict"));
        assertThat(page(one.headers().firstValue("Location").orElseThrow()))
                .contains("1 failure is dismissed.", "2 files");
        HttpResponse<String> all =
                form("/failures/dismiss", "stage=ingest&code=empty-file&who=Bo&reason=nothing+to+save");
        assertThat(page(all.headers().firstValue("Location").orElseThrow()))
                .contains("2 failures are dismissed.", "Nothing is open");
        assertThat(page("/activity"))
                .contains("Ann É", "three.txt", "Scanned &lt;b&gt;anew", "failed → dismissed", "nothing to save");
    }

    @Test
    void aFailureWhoseBytesWereKeptIsRunAgainAndOneWithoutStays() {
        UUID kept = rows.arrival("monday", "kept.txt", "failed");
        rows.arrival("monday", "lost.txt", "failed");
        rows.execute(
                "UPDATE archive.arrival SET sha256 = ?, media_type = 'text/plain' WHERE arrival_id = ?",
                ArchiveRows.hash("kept.txt"),
                kept);

        HttpResponse<String> done = form("/failures/retry", "stage=ingest&code=empty-file&who=Ann&reason=again");

        assertThat(page(done.headers().firstValue("Location").orElseThrow()))
                .contains("1 file is run again.", "1 failure was left as it is")
                .contains("lost.txt")
                .doesNotContain("kept.txt");
        assertThat(rows.count("SELECT count(*) FROM desk.settled_failure WHERE outcome = 'retried'"))
                .isEqualTo(1);
    }

    @Test
    void aFailureThatHadALaterRunIsNoLongerOpen() {
        rows.arrival("monday", "one.txt", "failed");
        rows.execute("""
                INSERT INTO archive.run (run_id, document_id, arrival_id, bucket_key, name, collection, is_reprocess, opened_at, state)
                SELECT gen_random_uuid(), document_id, arrival_id, bucket_key, name, collection, true, failed_at + interval '1 s', 'waiting'
                  FROM archive.run
                """);

        assertThat(page("/failures")).contains("Nothing is open");
    }

    @Test
    void aDecisionNeedsANameAReasonAndAFailure() {
        UUID one = rows.arrival("monday", "one.txt", "failed");

        for (String fields : List.of(
                "run=" + one + "&who=&reason=x",
                "run=" + one + "&who=Ann&reason=+",
                "run=x&who=Ann&reason=x",
                "who=Ann&reason=x",
                "run=" + one + "&who=Ann&reason=" + "x".repeat(501),
                "run=%zz&who=Ann&reason=x")) {
            assertThat(form("/failures/dismiss", fields).statusCode())
                    .as(fields)
                    .isEqualTo(400);
        }
        assertThat(page("/failures")).contains("one.txt");
        assertThat(query.send(
                                "POST",
                                "/failures/dismiss",
                                BodyPublishers.ofString("run=" + one + "&who=Ann&reason=x"),
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDocumentIsRunAgainFromThePageOfItsWay() {
        UUID id = rows.document(new Doc("a.txt").says("A", "A", "a"));

        HttpResponse<String> done = form("/documents/" + id + "/rerun", "who=Ann&reason=A+better+rule");

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location")).contains("/documents/" + id + "/timeline");
        assertThat(page("/activity")).contains("Ann", "run again", "a.txt", "A better rule");
    }

    @Test
    void peopleAreFoundByAnySpellingAndShownWithWhatTheySaid() {
        rows.document(new Doc("a.txt")
                .titled("Notes")
                .says("Jürgen Aas", "Comrade Aas", "Gold watches. ")
                .says("Ann Lie", "Ann Lie", "Yes. "));
        String person = "/people/" + ArchiveRows.id("person Jürgen Aas");

        assertThat(page("/people")).contains("Jürgen Aas", "Ann Lie", person);
        assertThat(page("/people?name=JURGEN")).contains("Jürgen Aas").doesNotContain("Ann Lie");
        assertThat(page("/people?name=nobody")).contains("Nobody of this name");
        assertThat(page(person)).contains("Comrade Aas", "Gold watches.", "First Secretary", "Notes");
        assertThat(query.get("/people/" + ArchiveRows.id("x")).statusCode()).isEqualTo(404);
    }

    @Test
    void markupOfStrangersIsShownAsTextOnEveryPageOfTheDesk() {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        UUID id = rows.document(new Doc(evil).in(evil).titled(evil).says(evil, evil, "treasure " + evil + " "));
        UUID failed = rows.arrival("monday", "x" + evil, "failed");
        rows.execute("UPDATE archive.failure SET reason = ?, action = ?, code = ?", evil, evil, evil);
        form("/documents/" + id + "/rerun", "who=" + encoded(evil) + "&reason=" + encoded(evil));

        for (String path : List.of(
                "/find?q=script",
                "/find?q=" + encoded("\"><script>alert"),
                "/documents/" + id + "/timeline",
                "/failures",
                "/failures?stage=ingest&code=" + encoded(evil),
                "/activity",
                "/people",
                "/people?name=" + encoded("\"><script>alert"),
                "/people/" + ArchiveRows.id("person " + evil))) {
            assertThat(page(path)).as(path).doesNotContain("<script>alert", "<img", "\"><script>");
        }
        assertThat(page("/failures?stage=ingest&code=" + encoded(evil))).contains(failed.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> form(String path, String fields) {
        return query.send(
                "POST",
                path,
                BodyPublishers.ofString(fields),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
    }

    private String page(String path) {
        HttpResponse<String> response = query.get(path, "Accept", "text/html");
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
        return response.body();
    }
}
