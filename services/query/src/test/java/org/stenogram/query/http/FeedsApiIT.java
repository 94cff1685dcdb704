package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.EventType;
import org.stenogram.query.http.ArchiveRows.Doc;

/// The feeds as ROME reads them.
class FeedsApiIT extends ServedArchive {

    private static final String HOSTILE = "Minutes <b>&amp; \"]]> </title><script>alert(1)</script>\u0007 \uD83D\uDE00";
    private static final Pattern ALTERNATE =
            Pattern.compile("<link rel=\"alternate\" type=\"application/atom\\+xml\"[^>]* href=\"([^\"]*)\"");

    private FeedRows feed;

    @BeforeEach
    void start() throws Exception {
        feed = new FeedRows(archive);
    }

    @AfterEach
    void close() throws Exception {
        feed.close();
    }

    @Test
    void newDocumentsComeNewestFirstWithTheirIdentifiersInAsManyPagesAsItTakes() throws Exception {
        for (int i = 0; i < 25; i++) {
            rows.document(new Doc("d%d.txt".formatted(i))
                    .titled("Minutes " + i)
                    .archivedAfter(i)
                    .says("Mira Kola", "KOLA", "The dredger is late."));
        }

        List<String> titles = new ArrayList<>();
        String path = "/feeds/documents?limit=10";
        while (path != null) {
            SyndFeed page = read(path);
            page.getEntries().forEach(entry -> titles.add(entry.getTitle()));
            assertThat(page.getFeedType()).isEqualTo("atom_1.0");
            path = link(page, "next");
        }
        SyndEntry newest = read("/feeds/documents").getEntries().getFirst();

        assertThat(titles).hasSize(25).startsWith("Minutes 24", "Minutes 23").endsWith("Minutes 0");
        assertThat(newest.getUri()).isEqualTo("urn:uuid:" + ArchiveRows.id("d24.txt"));
        assertThat(newest.getUpdatedDate().toInstant()).isEqualTo(ArchiveRows.DAY.plusSeconds(24));
        assertThat(query.get(newest.getLink().replaceFirst("^http://[^/]+", "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void hostileTextStaysText() throws Exception {
        rows.document(new Doc("odd.txt")
                .titled(HOSTILE)
                .says(null, "<i>KOLA</i>", "The dredger <script>alert(2)</script> & more."));

        SyndEntry document = read("/feeds/documents").getEntries().getFirst();
        SyndFeed search = read("/feeds/search?q=" + encoded("dredger <\"&"));
        SyndContent found = search.getEntries().getFirst().getContents().getFirst();

        assertThat(document.getTitle()).isEqualTo(HOSTILE.replace('\u0007', '\uFFFD'));
        assertThat(search.getTitle()).isEqualTo("Stenogram: dredger <\"&");
        assertThat(found.getType()).isEqualTo("html");
        assertThat(found.getValue())
                .contains("&lt;i&gt;KOLA&lt;/i&gt;", "<mark>dredger</mark>", "&amp; more")
                .doesNotContain("<script");
    }

    @Test
    void aSearchTellsOfDocumentsThatHoldItTheOneArchivedLastFirst() throws Exception {
        rows.document(new Doc("old.txt").titled("Old").archivedAfter(1).says("Mira Kola", "KOLA", "The dredger came."));
        rows.document(
                new Doc("none.txt").titled("None").archivedAfter(2).says("Mira Kola", "KOLA", "The lamp is out."));
        rows.document(new Doc("new.txt")
                .titled("New")
                .archivedAfter(3)
                .says("John Alder", "ALDER", "Two dredgers.")
                .says("Mira Kola", "KOLA", "One dredger."));

        SyndFeed words = read("/feeds/search?q=dredger");
        SyndFeed spoken = read("/feeds/search?q=dredger&speaker=alder");

        assertThat(words.getEntries()).extracting(SyndEntry::getTitle).containsExactly("New", "Old");
        assertThat(words.getEntries().getFirst().getContents().getFirst().getValue())
                .contains("John Alder:", "Mira Kola:");
        assertThat(spoken.getEntries()).extracting(SyndEntry::getTitle).containsExactly("New");
        assertThat(spoken.getEntries().getFirst().getUri())
                .isNotEqualTo(words.getEntries().getFirst().getUri());
        assertThat(read("/feeds/search?q=dredger").getEntries().getFirst().getUri())
                .isEqualTo(words.getEntries().getFirst().getUri());
        assertThat(query.get("/feeds/search").statusCode()).isEqualTo(400);
    }

    @Test
    void changesTellWhatPeopleDidAndNothingOfWhatAWithdrawnDocumentSaid() throws Exception {
        rows.document(new Doc("open.txt").titled("Open").says("Mira Kola", "KOLA", "Words."));
        rows.document(new Doc("back.txt").titled("Back").says("Mira Kola", "KOLA", "Words."));
        rows.document(new Doc("gone.txt").titled("Secret").says("Mira Kola", "KOLA", "Words."));
        feed.archived("open.txt", "minutes");
        amended("open.txt", "editText");
        amended("gone.txt", "editText");
        amended("back.txt", "restore");
        feed.document(EventType.DOCUMENT_ARCHIVED, "back.txt", """
                {"amendmentId":"%s","name":"back.txt","collection":"minutes"}
                """.formatted(ArchiveRows.id("restore back.txt")));
        var withdrawn = feed.document(
                EventType.DOCUMENT_WITHDRAWN, "gone.txt", """
                {"amendmentId":"%s","name":"gone.txt","collection":"minutes","reason":"asked for <by> the family"}
                """.formatted(ArchiveRows.id("withdraw gone.txt")));
        rows.withdraw("gone.txt");

        SyndFeed changes = read("/feeds/changes");

        assertThat(changes.getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly("Withdrawn: gone.txt", "Restored: Back", "Amended: Open");
        assertThat(changes.getEntries().getFirst().getUri()).isEqualTo("urn:uuid:" + withdrawn);
        assertThat(changes.getEntries().getFirst().getDescription().getValue())
                .isEqualTo("Withdrawn: asked for <by> the family");
        assertThat(changes.getEntries().getLast().getDescription().getValue()).isEqualTo("Amended: corrected the text");
        assertThat(query.get("/feeds/changes").body()).doesNotContain("Secret");
        assertThat(read("/feeds/changes?collection=other").getEntries()).isEmpty();
    }

    @Test
    void aPageThatTheClientHasIsNotSentAgainUntilSomethingIsNew() throws Exception {
        rows.document(new Doc("a.txt").titled("A").says("Mira Kola", "KOLA", "The dredger came."));
        HttpResponse<String> first = query.get("/feeds/search?q=dredger");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = query.get("/feeds/search?q=dredger", "If-None-Match", tag);
        rows.document(new Doc("b.txt").titled("B").archivedAfter(9).says("Mira Kola", "KOLA", "A dredger."));
        HttpResponse<String> later = query.get("/feeds/search?q=dredger", "If-None-Match", tag);

        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/atom+xml; charset=utf-8");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(later.headers().firstValue("ETag"))
                .isNotEqualTo(first.headers().firstValue("ETag"));
    }

    @Test
    void anEmptyArchiveHasFeedsTooAndKeepsTheirIdentifiersOnceSomethingHappened() throws Exception {
        SyndFeed empty = read("/feeds/documents");
        feed.archived("a.txt", "minutes");
        String before = read("/feeds/documents").getUri();
        feed.archived("b.txt", "minutes");

        assertThat(empty.getEntries()).isEmpty();
        assertThat(empty.getPublishedDate().toInstant()).isEqualTo(Instant.EPOCH);
        assertThat(before)
                .startsWith("urn:uuid:")
                .isEqualTo(read("/feeds/documents").getUri());
    }

    @Test
    void pagesNameTheirFeeds() {
        rows.document(new Doc("a.txt").titled("A").says("Mira Kola", "KOLA", "The dredger came."));

        assertThat(alternates("/")).containsExactly("/feeds/documents", "/feeds/changes");
        assertThat(alternates("/search?q=dredger+%26+%22lamp%22"))
                .hasSize(3)
                .allSatisfy(
                        path -> assertThat(query.get(path.replace("&amp;", "&")).statusCode())
                                .isEqualTo(200))
                .last()
                .asString()
                .startsWith("/feeds/search?q=dredger");
    }

    private void amended(String file, String kind) {
        feed.document(EventType.DOCUMENT_AMENDED, file, """
                {"amendmentId":"%s","correction":{"kind":"%s","replacement":"Secret"},"reason":"Secret"}
                """.formatted(ArchiveRows.id(kind + " " + file), kind));
    }

    private SyndFeed read(String path) throws FeedException {
        HttpResponse<String> response = query.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new SyndFeedInput().build(new StringReader(response.body()));
    }

    private static @Nullable String link(SyndFeed page, String relation) {
        return page.getLinks().stream()
                .filter(link -> relation.equals(link.getRel()))
                .map(SyndLink::getHref)
                .map(address -> Objects.requireNonNull(address).replaceFirst("^http://[^/]+", ""))
                .findFirst()
                .orElse(null);
    }

    private List<String> alternates(String path) {
        Matcher matcher = ALTERNATE.matcher(query.get(path).body());
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
