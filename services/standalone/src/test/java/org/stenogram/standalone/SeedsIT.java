package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.standalone.http.ArchiveClient;
import org.stenogram.testkit.DevelopmentData;

/// Every record of `seeds/` reaches the end state that stands beside it, through the whole pipeline.
class SeedsIT {

    @RegisterExtension
    static final RunningStenogram stenogram = new RunningStenogram();

    private static final Map<String, String> DOCUMENTS = new ConcurrentHashMap<>();

    static List<? extends Arguments> seeds() throws IOException {
        try (Stream<Path> files = Files.list(DevelopmentData.repository().resolve("seeds"))) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(file -> argumentSet(file.getFileName().toString(), file, expected(file)))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void speechesAreWithTheirSpeakersFromTheirFirstWordToTheirLast(Path seed, JsonNode expected) throws Exception {
        List<JsonNode> found = segments(document(seed), "speech");

        List<JsonNode> speeches = list(expected.path("speeches"));
        assertThat(found)
                .extracting(SeedsIT::speakerAndLabel)
                .containsExactlyElementsOf(speeches.stream()
                        .map(speech -> speech.path("speaker").asText() + " / "
                                + speech.path("label").asText())
                        .toList());
        for (int i = 0; i < speeches.size(); i++) {
            String spoken = withoutLabel(found.get(i));
            assertThat(spoken)
                    .as("speech %d", i + 1)
                    .startsWith(speeches.get(i).path("begins").asText())
                    .endsWith(speeches.get(i).path("ends").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void headerFieldsDateAndTitleAreFound(Path seed, JsonNode expected) throws Exception {
        JsonNode found = stenogram.get("/api/v1/documents/" + document(seed));

        JsonNode record = expected.path("record");
        if (record.hasNonNull("title")) {
            assertThat(folded(found.path("document").path("title").asText()))
                    .isEqualTo(record.path("title").asText());
        }
        if (record.hasNonNull("date")) {
            assertThat(found.path("document").path("date").asText())
                    .isEqualTo(record.path("date").asText());
        }
        Map<String, String> fields = new HashMap<>();
        found.path("header")
                .forEach(field -> fields.put(
                        field.path("name").asText(), folded(field.path("value").asText())));
        record.path("fields")
                .properties()
                .forEach(field -> assertThat(fields)
                        .containsEntry(field.getKey(), field.getValue().asText()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everybodyPresentIsFoundWithTheirOfficesAndNobodyElse(Path seed, JsonNode expected) throws Exception {
        List<JsonNode> present =
                list(stenogram.get("/api/v1/documents/" + document(seed)).path("participants")).stream()
                        .filter(person -> person.path("present").asBoolean())
                        .toList();

        List<JsonNode> people = list(expected.path("people"));
        assertThat(present)
                .extracting(person -> person.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(people.stream()
                        .map(person -> person.path("name").asText())
                        .toList());
        for (JsonNode person : people) {
            JsonNode found = present.stream()
                    .filter(candidate -> candidate.path("name").equals(person.path("name")))
                    .findFirst()
                    .orElseThrow();
            for (JsonNode office : person.path("offices")) {
                assertThat(list(found.path("offices")))
                        .as("offices of %s", person.path("name").asText())
                        .anyMatch(candidate -> folded(candidate.asText()).contains(office.asText()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bracketsAreLayersAndTheSignatureStandsApart(Path seed, JsonNode expected) throws Exception {
        List<String> layers = new ArrayList<>();
        List<String> signatures = new ArrayList<>();
        String text = stenogram.text("/api/v1/documents/%s/text".formatted(document(seed)));
        for (JsonNode segment : segments(document(seed), null)) {
            String kind = segment.path("kind").asText();
            String words = folded(segment.path("text").asText());
            switch (kind) {
                case "signature" -> signatures.add(words);
                case "direction", "editorial" -> layers.add(kind + " " + words);
                case "speech" ->
                    segment.path("annotations").forEach(annotation -> {
                        String layer = annotation.path("kind").asText();
                        if (layer.equals("direction") || layer.equals("editorial")) {
                            layers.add(layer + " " + folded(slice(text, annotation)));
                        }
                    });
                default -> {
                    // The other kinds are held by the other tests.
                }
            }
        }

        assertThat(layers)
                .containsExactlyElementsOf(list(expected.path("layers")).stream()
                        .map(layer -> layer.path("kind").asText() + " "
                                + layer.path("text").asText())
                        .toList());
        if (expected.hasNonNull("signature")) {
            assertThat(String.join(" ", signatures))
                    .isEqualTo(expected.path("signature").asText());
        } else {
            assertThat(signatures).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTextIsCleanedAndSearchFindsIt(Path seed, JsonNode expected) throws Exception {
        String text = stenogram.text("/api/v1/documents/%s/text".formatted(document(seed)));

        for (JsonNode words : expected.path("textContains")) {
            assertThat(text).contains(words.asText());
        }
        for (JsonNode words : expected.path("textLacks")) {
            assertThat(text).doesNotContain(words.asText());
        }
        for (JsonNode search : expected.path("searches")) {
            String query = "/api/v1/search?q="
                    + RunningStenogram.encoded(search.path("q").asText())
                    + (search.hasNonNull("speaker")
                            ? "&speaker="
                                    + RunningStenogram.encoded(
                                            search.path("speaker").asText())
                            : "");
            JsonNode finds = search.path("finds");
            assertThat(list(stenogram.get(query).path("items"))).as(query).anySatisfy(hit -> {
                assertThat(hit.path("speaker").path("name").asText(null))
                        .isEqualTo(finds.path("speaker").asText(null));
                assertThat(words(hit)).contains(finds.path("words").asText());
            });
        }
    }

    private static String words(JsonNode hit) {
        try {
            JsonNode segment = stenogram
                    .get("/api/v1/documents/%s/segments?from=%d&limit=1"
                            .formatted(
                                    hit.path("documentId").asText(),
                                    hit.path("ordinal").asInt()))
                    .path("items")
                    .get(0);
            return folded(segment.path("text").asText());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String document(Path seed) {
        return DOCUMENTS.computeIfAbsent(seed.toString(), _ -> {
            try (ArchiveClient client = stenogram.client()) {
                UUID batch = client.openBatch("seeds");
                client.upload(batch, seed.getFileName().toString(), seed);
                client.seal(batch, 1);
                assertThat(stenogram.closed(batch).archived()).isEqualTo(1);
                String document = client.receipts(batch).getFirst().documentId();
                return document == null ? "" : document;
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static List<JsonNode> segments(String document, @Nullable String kind)
            throws IOException, InterruptedException {
        return list(stenogram
                        .get("/api/v1/documents/%s/segments?limit=200".formatted(document))
                        .path("items"))
                .stream()
                .filter(segment -> kind == null || segment.path("kind").asText().equals(kind))
                .toList();
    }

    private static String speakerAndLabel(JsonNode speech) {
        JsonNode speaker = speech.path("speaker");
        return speaker.path("name").asText() + " / " + speaker.path("label").asText();
    }

    private static String withoutLabel(JsonNode speech) {
        String text = speech.path("text").asText();
        int from = 0;
        for (JsonNode annotation : speech.path("annotations")) {
            if (annotation.path("kind").asText().equals("label")) {
                from = annotation.path("end").asInt() - speech.path("start").asInt();
            }
        }
        return folded(text.substring(text.offsetByCodePoints(0, from)).replaceFirst("^\\s*[:.]", ""));
    }

    private static String slice(String text, JsonNode range) {
        return text.substring(
                text.offsetByCodePoints(0, range.path("start").asInt()),
                text.offsetByCodePoints(0, range.path("end").asInt()));
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode expected(Path seed) {
        try {
            return EventJson.mapper()
                    .readTree(Files.readString(Path.of(seed.toString().replaceFirst("\\.txt$", ".expected.json"))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
