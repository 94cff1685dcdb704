package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.contracts.EventType;
import org.stenogram.query.http.ArchiveRows.Doc;
import org.stenogram.query.http.EventClient.Message;
import org.stenogram.testkit.ArchiveDatabase;

class EventsApiIT {

    private static final String EVENTS = "/api/v1/events";
    private static final long SEED = 20261124;

    @RegisterExtension
    final ArchiveDatabase archive = ArchiveDatabase.withSchema();

    @RegisterExtension
    final QueryServer query = new QueryServer();

    @TempDir
    Path bucket;

    private FeedRows feed;

    @BeforeEach
    void prepare() {
        feed = new FeedRows(archive);
    }

    @AfterEach
    void leave() throws Exception {
        feed.close();
    }

    @Test
    void theWholeFeedComesInOrderAndGoesOnWithWhatHappensNext() throws Exception {
        start();
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            written.add(feed.archived("file " + i, "harbour").toString());
        }

        try (EventClient client = EventClient.open(query.at(EVENTS + "?from=beginning"))) {
            List<Message> history = client.take(700);
            for (int i = 700; i < 720; i++) {
                written.add(feed.archived("file " + i, "harbour").toString());
            }
            history.addAll(client.take(20));

            assertThat(history).extracting(EventsApiIT::id).containsExactlyElementsOf(written);
            assertThat(history)
                    .extracting(Message::lastId)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 720)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void aMessageIsACloudEvent() throws Exception {
        start();
        feed.archived("march.txt", "harbour");

        try (EventClient client = EventClient.open(query.at(EVENTS + "?from=beginning"))) {
            Message message = client.take(1).getFirst();

            assertThat(message.name()).isEqualTo("message");
            assertThat(new ObjectMapper().readTree("""
                    {"specversion":"1.0","id":"%s","source":"/stenogram/storage","type":"org.stenogram.document.archived.v1",
                     "subject":"%s","time":"2026-03-01T10:00:01Z","datacontenttype":"application/json",
                     "dataschema":"urn:stenogram:schema:40-document-archived:v1","sequence":"0000000000000000001",
                     "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                     "data":{"documentId":"%s","runId":"%s","collection":"harbour","name":"march.txt"}}
                    """.formatted(
                                    ArchiveRows.id(EventType.DOCUMENT_ARCHIVED + " march.txt"),
                                    ArchiveRows.id("march.txt"),
                                    ArchiveRows.id("march.txt"),
                                    ArchiveRows.id("arrival march.txt"))))
                    .isEqualTo(message.json());
        }
    }

    @Test
    void aReaderThatIsCutOffAgainAndAgainLosesAndRepeatsNothing() throws Exception {
        start();
        Random random = new Random(SEED);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            written.add(feed.archived("early " + i, "harbour").toString());
        }
        CompletableFuture<List<String>> arriving = CompletableFuture.supplyAsync(() -> {
            List<String> later = new ArrayList<>();
            for (int i = 0; i < 700; i++) {
                later.add(feed.archived("late " + i, "harbour").toString());
            }
            return later;
        });

        List<String> read = new ArrayList<>();
        EventClient client = EventClient.open(query.at(EVENTS + "?from=beginning"));
        String last = "";
        int cuts = 0;
        while (read.size() < 1000) {
            for (Message message : client.take(Math.min(random.nextInt(60), 1000 - read.size()))) {
                read.add(id(message));
                last = message.lastId();
            }
            // A browser sends the address that it first opened, and the header.
            client.close();
            client = last.isEmpty()
                    ? EventClient.open(query.at(EVENTS + "?from=beginning"))
                    : EventClient.resume(query.at(EVENTS + "?from=beginning"), last);
            cuts++;
        }
        client.close();
        written.addAll(arriving.join());

        assertThat(read).as("after %d cuts, seed %d", cuts, SEED).containsExactlyElementsOf(written);
        assertThat(cuts).isGreaterThan(20);
    }

    private static final String FILTERS = """
            type=document.failed                    | failed
            type=document.failed,batch.sealed       | failed, sealed
            collection=harbour                      | harbour, failed, sealed
            collection=Harbour                      |
            document=DOCUMENT                       | harbour
            person=enver hoxha                      | parish
            person=HÓXHA                            | parish
            person=Smith                            | harbour
            words=gold watches                      | harbour, parish
            words=watch                             | harbour, parish
            words="gold watches" -harbour           | harbour, parish
            words=silver                            |
            person=Smith&words=gold                 |
            person=Enver Hoxha&words=gold           | parish
            collection=parish&words=gold            | parish
            """;

    @Test
    void aFilterLetsThroughWhatFitsAllOfIt() throws Exception {
        start();
        ArchiveRows rows = new ArchiveRows(archive);
        UUID harbour = rows.document(new Doc("harbour")
                .in("harbour")
                .says("John Smith", "Mr. Smith", "The dredger is late.")
                .says("Ann Lee", "Mrs. Lee", "Where are the gold watches?"));
        rows.document(
                new Doc("parish").in("parish").says("Enver Hoxha", "Comrade Enver Hoxha", "I have gold watches."));
        feed.archived("harbour", "harbour");
        feed.archived("parish", "parish");
        rows.arrival("a batch", "empty", "failed");
        feed.document(EventType.DOCUMENT_FAILED, "empty", "{\"arrival\":{\"collection\":\"harbour\"}}");
        feed.sealed("a batch", "harbour");
        feed.document(EventType.REPROCESS_REQUESTED, "the last", "{\"arrival\":{\"collection\":\"other\"}}");

        for (String row : FILTERS.lines().toList()) {
            String[] columns = row.split("\\|", -1);
            String parameters = columns[0].strip().replace("DOCUMENT", harbour.toString());
            List<String> expected = columns[1].isBlank()
                    ? List.of()
                    : List.of(columns[1].strip().split(", "));
            try (EventClient client = EventClient.open(query.at(EVENTS + "?from=beginning&" + encoded(parameters)))) {
                List<Message> messages = client.take(expected.size());

                assertThat(messages).as(row).extracting(EventsApiIT::name).containsExactlyElementsOf(expected);
                assertThat(client.next(1)).as(row).isNull();
            }
        }
    }

    @Test
    void aReaderMayBeginAtATimeAtADayAtAPositionOrNow() throws Exception {
        start();
        for (int i = 1; i <= 5; i++) {
            feed.archived("file " + i, "harbour");
        }

        assertThat(firstAfter("from=2026-03-01T10:00:03Z")).isEqualTo("file 3");
        assertThat(firstAfter("from=2026-03-01T12:00:03.5%2B02:00")).isEqualTo("file 4");
        assertThat(firstAfter("from=2026-03-01")).isEqualTo("file 1");
        assertThat(firstAfter("after=4")).isEqualTo("file 5");
        assertThat(firstAfter("after=0&from=now")).isEqualTo("file 1");
        for (String begin : List.of("", "?from=now", "?from=2026-03-02")) {
            try (EventClient client = EventClient.open(query.at(EVENTS + begin))) {
                String next = "next for " + begin;
                feed.archived(next, "harbour");
                assertThat(client.take(1)).extracting(EventsApiIT::name).containsExactly(next);
            }
        }
    }

    @Test
    void aLastEventIdThatIsNoneOfOursIsABadRequest() throws Exception {
        start();
        feed.archived("file", "harbour");

        for (String lastEventId :
                List.of("x", "-1", "1.5", "6", "999999999999999999", "9999999999999999999", "1 OR 1=1")) {
            HttpResponse<String> response = query.get(EVENTS, "Last-Event-ID", lastEventId);

            assertThat(response.statusCode()).as(lastEventId).isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(QueryServer.json(response).path("detail").asText()).contains("Last-Event-ID");
        }
    }

    @Test
    void aParameterThatCannotBeUsedIsRefused() throws Exception {
        start();

        for (String parameter : List.of(
                "from=yesterday",
                "from=2026-13-01",
                "type=document.cleaned",
                "type=document.failed,",
                "type=document.failed&words=gold",
                "document=7",
                "after=-1",
                "after=6",
                "speaker=x")) {
            HttpResponse<String> response = query.get(EVENTS + "?" + parameter);

            assertThat(response.statusCode()).as(parameter).isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void aHeartbeatMovesTheLastEventIdOfAReaderWhoseFilterLetsNothingThrough() throws Exception {
        start("stenogram.query.event-heartbeat", "200ms");

        try (EventClient client = EventClient.open(query.at(EVENTS + "?collection=nothing&from=beginning"))) {
            for (int i = 0; i < 7; i++) {
                feed.archived("file " + i, "harbour");
            }

            assertThat(client.next(2)).isNull();
            assertThat(client.lastId()).isEqualTo("7");
        }
    }

    @Test
    void aReaderThatTakesNothingIsCutOffAndGoesOnFromThere() throws Exception {
        start("stenogram.query.event-patience", "300ms");
        String words = "x".repeat(20_000);
        for (int i = 0; i < 1500; i++) {
            feed.document(EventType.DOCUMENT_ARCHIVED, "file " + i, "{\"name\":\"%s\"}".formatted(words));
        }

        try (Socket stuck = new Socket()) {
            stuck.setReceiveBufferSize(4096);
            stuck.connect(new InetSocketAddress("localhost", query.port()));
            OutputStream out = stuck.getOutputStream();
            out.write("GET %s?from=beginning HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .formatted(EVENTS)
                    .getBytes(StandardCharsets.US_ASCII));
            await(() -> ended("too-slow") == 1);
        }

        // On a busy machine a reader that does take what comes may be too slow, too; it goes on as often as it must.
        List<Message> taken = new ArrayList<>();
        String last = "";
        for (int tries = 0; taken.size() < 1500 && tries < 100; tries++) {
            try (EventClient client = last.isEmpty()
                    ? EventClient.open(query.at(EVENTS + "?from=beginning"))
                    : EventClient.resume(query.at(EVENTS), last)) {
                taken.addAll(client.take(1500 - taken.size()));
            }
            last = taken.isEmpty() ? "" : taken.getLast().lastId();
        }
        assertThat(taken.stream().map(message -> message.json().path("id").asText()))
                .hasSize(1500)
                .doesNotHaveDuplicates();
        await(() -> query.get("/prometheus").body().contains("stenogram_query_event_readers 0.0"));
    }

    @Test
    void thereAreAsManyReadersAsMayBeAndThoseWhoLeaveMakeRoom() throws Exception {
        start("stenogram.query.event-readers", 2);

        try (EventClient one = EventClient.open(query.at(EVENTS));
                EventClient two = EventClient.open(query.at(EVENTS))) {
            await(() -> one.isGreeted() && two.isGreeted());
            HttpResponse<String> third = query.get(EVENTS);
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(QueryServer.json(third).path("type").asText()).endsWith(":too-many-readers");
            assertThat(third.headers().firstValue("Retry-After")).hasValue("5");
        }
        await(() -> query.get("/prometheus").body().contains("stenogram_query_event_readers 0.0"));
        try (EventClient again = EventClient.open(query.at(EVENTS))) {
            feed.archived("file", "harbour");
            assertThat(again.take(1)).hasSize(1);
        }
    }

    @Test
    void whoCouldTakeCompressedBytesGetsEventsAtOnceAllTheSame() throws Exception {
        start();

        try (EventClient client = EventClient.open(query.at(EVENTS), "Accept-Encoding", "gzip, deflate")) {
            feed.archived("file", "harbour");

            assertThat(client.take(1)).extracting(EventsApiIT::name).containsExactly("file");
        }
    }

    @Test
    void aReaderIsToldThatTheServerStops() throws Exception {
        start();

        try (EventClient client = EventClient.open(query.at(EVENTS))) {
            query.context().getBean(EventReaders.class).stop();

            Message last = Objects.requireNonNull(client.next(10));
            assertThat(last.name()).isEqualTo("closing");
            assertThat(last.json().path("reason").asText()).isEqualTo("stopping");
            assertThat(client.next(5)).isNull();
        }
    }

    private void start() throws Exception {
        query.start(archive, bucket, ServedArchive.NO_BROKER);
    }

    private void start(String setting, Object value) throws Exception {
        query.with(setting, value);
        start();
    }

    private String firstAfter(String begin) {
        try (EventClient client = EventClient.open(query.at(EVENTS + "?" + begin))) {
            return name(client.take(1).getFirst());
        }
    }

    private double ended(String reason) {
        return query.get("/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("stenogram_query_event_ended_total{reason=\"%s\"".formatted(reason)))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int look = 0; look < 300; look++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError("did not come about in 30 s");
    }

    private static String id(Message message) {
        return message.json().path("id").asText();
    }

    /// The name of the file, or what else tells an event from others in these tests.
    private static String name(Message message) {
        String name = message.json().path("data").path("name").asText();
        return !name.isEmpty() ? name : message.json().path("type").asText().replaceAll(".*\\.([a-z-]+)\\.v1", "$1");
    }

    private static String encoded(String parameters) {
        List<String> encoded = new ArrayList<>();
        for (String parameter : parameters.split("&")) {
            String[] parts = parameter.split("=", 2);
            encoded.add(parts[0] + "=" + URLEncoder.encode(parts[1], StandardCharsets.UTF_8));
        }
        return String.join("&", encoded);
    }
}
