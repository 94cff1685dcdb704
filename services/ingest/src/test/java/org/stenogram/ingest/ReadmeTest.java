package org.stenogram.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.EventType;
import org.stenogram.ingest.arrivals.Refusal;
import org.stenogram.ingest.wiring.IngestSettings;

/// Holds this service's README against its code.
class ReadmeTest {

    private static final Path HERE =
            Path.of(System.getProperty("stenogram.root", "../..")).resolve("services/ingest");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// The rows of a section's table, each in its cells.
    private static List<List<String>> table(String heading) throws IOException {
        String readme = Files.readString(HERE.resolve("README.md"));
        int start = readme.indexOf("\n## " + heading);
        int end = readme.indexOf("\n## ", start + 1);
        return readme.substring(start, end < 0 ? readme.length() : end)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .map(cell -> CODE.matcher(cell).matches() ? cell.substring(1, cell.length() - 1) : cell)
                        .toList())
                .toList();
    }

    private static List<String> firstColumn(String heading) throws IOException {
        return table(heading).stream().map(List::getFirst).toList();
    }

    @Test
    void everySettingIsListedWithItsEnvironmentVariableAndItsDefault() throws IOException {
        List<String> yaml = Files.readAllLines(HERE.resolve("src/main/resources/ingest.yml"));
        assertThat(firstColumn("Settings"))
                .containsExactlyElementsOf(Stream.concat(
                                Arrays.stream(IngestSettings.class.getRecordComponents())
                                        .map(component -> "stenogram.ingest."
                                                + component
                                                        .getName()
                                                        .replaceAll("([A-Z])", "-$1")
                                                        .toLowerCase(Locale.ROOT)),
                                Stream.of("stenogram.bucket.name", "stenogram.bucket.folder"))
                        .toList());
        for (List<String> row : table("Settings")) {
            assertThat(row.get(1))
                    .isEqualTo(row.getFirst().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
            String name = row.getFirst().substring(row.getFirst().lastIndexOf('.') + 1);
            String preset = row.get(2).equals("none") ? "\"\"" : row.get(2);
            if (!name.equals("folder")) {
                assertThat(yaml).contains("    %s: %s".formatted(name, preset));
            }
        }
    }

    @Test
    void everyMetricIsListed() throws IOException {
        String code = Files.readString(HERE.resolve("src/main/java/org/stenogram/ingest/wiring/IngestMetrics.java"));
        Set<String> names = Pattern.compile("\"(stenogram\\.ingest\\.[a-z.]+)\"")
                .matcher(code)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(firstColumn("Metrics"))).isEqualTo(names);
    }

    @Test
    void everyCodeIsListedWithItsReasonAndWhatToDo() throws IOException {
        assertThat(table("Error codes"))
                .containsExactlyElementsOf(Arrays.stream(Refusal.values())
                        .map(refusal -> List.of(
                                refusal.code(), refusal.reason(), refusal.action(), refusal.retryable() ? "yes" : "no"))
                        .toList());
    }

    @Test
    void everyTopicIsNamed() throws IOException {
        assertThat(firstColumn("Events"))
                .containsExactlyInAnyOrder(
                        EventType.DOCUMENT_RECEIVED.topic(),
                        EventType.BATCH_SEALED.topic(),
                        EventType.DOCUMENT_FAILED.topic());
    }

    @Test
    void theTypesToReadFirstAreThere() throws IOException {
        assertThat(firstColumn("Where to read first"))
                .allSatisfy(type -> assertThat(HERE.resolve("src/main/java/org/stenogram/ingest")
                                .resolve(type.replace('.', '/') + ".java"))
                        .exists());
    }
}
