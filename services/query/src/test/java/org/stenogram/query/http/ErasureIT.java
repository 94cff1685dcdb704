package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stenogram.query.http.ArchiveRows.Doc;

/// Asking for an erasure, and what is told of an erased document.
class ErasureIT extends ServedWithBroker {

    private static final String TOPIC = "stenogram.document.erasure-requested.v1";

    ErasureIT() {
        super(TOPIC);
    }

    private UUID id;
    private String api;

    @BeforeEach
    void start() {
        id = rows.document(new Doc("minutes.txt").says("A", "A", "a"));
        api = "/api/v1/documents/" + id;
    }

    @Test
    void onlyAWithdrawnDocumentIsErasedAndOnlyWithAReason() {
        assertThat(query.post(api + "/erasure", "{\"reason\":\"asked\"}").statusCode())
                .isEqualTo(409);
        rows.withdraw("minutes.txt");
        assertThat(query.post(api + "/erasure", "{}").statusCode()).isEqualTo(400);
        assertThat(form("who=Ann&reason=asked&name=other.txt").statusCode()).isEqualTo(400);
        assertThat(form("who=Ann&name=minutes.txt").statusCode()).isEqualTo(400);
        assertThat(requests()).isEmpty();
    }

    @Test
    void theRequestTravelsAndIsLogged() {
        rows.withdraw("minutes.txt");

        HttpResponse<String> answer =
                query.post(api + "/erasure", "{\"reason\":\"The family insists\",\"erasedBy\":\"r.ostrander\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode begun = QueryServer.json(answer);
        assertThat(begun.path("outcome").asText()).isEqualTo("waiting");
        assertThat(requests())
                .singleElement()
                .asString()
                .contains(begun.path("erasureId").asText(), ArchiveRows.hash("minutes.txt"))
                .contains("\"reason\":\"The family insists\"", "\"requestedBy\":\"r.ostrander\"");
        assertThat(query.get("/activity", "Accept", "text/html").body())
                .contains("r.ostrander", "erased the document", "minutes.txt", "The family insists");
    }

    @Test
    void linksOfAnErasedDocumentAnswerThatItIsGoneAndWhyAndNothingIsDoneToItAnyMore() {
        rows.withdraw("minutes.txt");
        assertThat(query.get("/documents/" + id + "/review", "Accept", "text/html")
                        .body())
                .contains("Erase it for good");
        rows.execute(
                "INSERT INTO archive.erasure (document_id, erasure_id, reason, requested_by, requested_at)"
                        + " VALUES (?, ?, 'the family insists', 'r.ostrander', now())",
                id,
                UUID.randomUUID());

        for (String path : List.of(
                api,
                api + "/text",
                api + "/segments",
                api + "/original",
                api + "/export?format=tei",
                api + "/segment?edition=1&ordinal=1",
                "/documents/" + id,
                "/documents/" + id + "/segment?edition=1&ordinal=1",
                "/documents/" + id + "/changes")) {
            HttpResponse<String> gone = query.get(path);
            assertThat(gone.statusCode()).as(path).isEqualTo(410);
            assertThat(gone.body()).as(path).contains("erased on", "asked for by the family");
        }
        assertThat(query.get("/documents/" + id + "/review", "Accept", "text/html")
                        .body())
                .contains("r.ostrander had its text and its originals erased")
                .doesNotContain("Erase it for good", "Restore it");
        assertThat(query.post(api + "/erasure", "{\"reason\":\"again\"}").statusCode())
                .isEqualTo(409);
        assertThat(query.post(api + "/amendments", "{\"kind\":\"restore\"}").statusCode())
                .isEqualTo(410);
        assertThat(query.send(
                                "POST",
                                "/documents/" + id + "/rerun",
                                BodyPublishers.ofString("who=Ann&reason=x"),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(410);
        assertThat(requests()).isEmpty();
    }

    private HttpResponse<String> form(String fields) {
        return query.send(
                "POST",
                "/documents/" + id + "/erase",
                BodyPublishers.ofString(fields),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
    }

    private List<String> requests() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(broker.topicPrefix() + TOPIC).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> values = new ArrayList<>();
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (values.size() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
