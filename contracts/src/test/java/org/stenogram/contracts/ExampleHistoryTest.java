package org.stenogram.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds that examples are append-only: what was published once stays as it was.
class ExampleHistoryTest {

    private final Path events = ContractFiles.contracts("events");

    @Test
    void everyKindOfEventHasAFolderAndEveryFolderAKind() {
        assertThat(ContractFiles.list(events))
                .containsExactlyElementsOf(Stream.concat(
                                Arrays.stream(EventType.values()).map(EventType::folder), Stream.of("examples.sha256"))
                        .sorted()
                        .toList());
    }

    @Test
    void everyFolderHasReadmeSchemaAndExamplesAndNothingElse() {
        for (EventType type : EventType.values()) {
            Path folder = events.resolve(type.folder());

            assertThat(ContractFiles.list(folder))
                    .as(type.folder())
                    .containsExactly("README.md", "examples", "schema.v1.json");
            assertThat(ContractFiles.list(folder.resolve("examples")))
                    .as(type.folder())
                    .isNotEmpty();
        }
    }

    @Test
    void noExampleWasEverChangedOrRemovedAndEachIsOnTheList() throws Exception {
        Map<String, String> published = new TreeMap<>();
        for (String line :
                ContractFiles.read(events.resolve("examples.sha256")).lines().toList()) {
            List<String> columns = List.of(line.split("  "));
            published.put(columns.get(1), columns.get(0));
        }

        Map<String, String> present = new TreeMap<>();
        for (EventType type : EventType.values()) {
            for (String name : ContractFiles.list(events.resolve(type.folder()).resolve("examples"))) {
                String path = type.folder() + "/examples/" + name;
                byte[] bytes = ContractFiles.read(events.resolve(path)).getBytes(StandardCharsets.UTF_8);
                present.put(
                        path,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            }
        }
        assertThat(present)
                .as("events/examples.sha256: add a line for a new example, leave the others as they are")
                .isEqualTo(published);
    }
}
