package org.stenogram.storage.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stenogram.storage.StorageFailure;
import org.stenogram.storage.kafka.ArchiveSink;
import org.stenogram.storage.postgres.StorageMetrics;
import org.yaml.snakeyaml.Yaml;

/// Holds the lists of the README against the code.
class ReadmeTest {

    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");

    @Test
    void everySettingIsListedWithItsVariableAndDefault() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        Map<String, Object> defaults = defaults();
        Arrays.stream(StorageSettings.class.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .forEach(name -> expected.put("stenogram.storage." + name, String.valueOf(defaults.get(name))));

        Map<String, String> listed = new TreeMap<>();
        for (List<String> row : rows("Settings")) {
            listed.put(quoted(row.get(0)), row.get(2).isEmpty() ? "" : quoted(row.get(2)));
            assertThat(quoted(row.get(1)))
                    .isEqualTo(quoted(row.get(0)).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
        }

        assertThat(listed).isEqualTo(expected);
    }

    @Test
    void everyMetricIsListedWithItsTags() throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new StorageMetrics(meters);
        Map<String, Set<String>> expected = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            Set<String> tags = expected.computeIfAbsent(meter.getId().getName(), _ -> new TreeSet<>());
            meter.getId().getTags().forEach(tag -> tags.addAll(List.of(tag.getKey(), tag.getValue())));
        }

        Map<String, Set<String>> listed = new TreeMap<>();
        rows("Metrics").forEach(row -> listed.put(quoted(row.get(0)), new TreeSet<>(allQuoted(row.get(1)))));

        assertThat(listed).isEqualTo(expected);
    }

    @Test
    void everyErrorCodeIsListed() throws IOException {
        Map<String, String> expected = Arrays.stream(StorageFailure.values())
                .collect(Collectors.toMap(StorageFailure::code, kind -> kind.isRetryable() ? "yes" : "no"));

        Map<String, String> listed = new TreeMap<>();
        rows("Error codes").forEach(row -> listed.put(quoted(row.get(0)), row.get(1)));

        assertThat(listed).isEqualTo(expected);
    }

    @Test
    void everyTopicThatIsReadIsListed() throws IOException {
        List<String> consumes = rows("What it consumes and emits").getFirst();

        assertThat(allQuoted(consumes.get(1))).containsExactlyInAnyOrderElementsOf(ArchiveSink.TOPICS);
    }

    @Test
    void everyTableAndViewIsListed() throws IOException {
        Set<String> tables = new TreeSet<>();
        Set<String> views = new TreeSet<>();
        for (List<String> row : rows("Tables")) {
            tables.add(quoted(row.get(0)));
            views.addAll(allQuoted(row.get(2)));
        }

        Set<String> made = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/archive"))) {
            for (Path file : files.toList()) {
                made.addAll(created("CREATE TABLE archive\\.(\\w+)", "/db/archive/" + file.getFileName()));
            }
        }
        assertThat(tables).isEqualTo(made);
        assertThat(views).isEqualTo(created("CREATE VIEW archive\\.(\\w+)", "/db/archive/R__views.sql"));
    }

    /// The cells of the table under a heading, without its head.
    private static List<List<String>> rows(String heading) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("\n## " + heading + "\n");
        assertThat(begin).as(heading).isNotNegative();
        int end = readme.indexOf("\n## ", begin + 1);
        List<List<String>> rows = new ArrayList<>();
        for (String line :
                readme.substring(begin, end < 0 ? readme.length() : end).split("\n")) {
            if (line.startsWith("|")) {
                rows.add(Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows.subList(2, rows.size());
    }

    private static String quoted(String cell) {
        return allQuoted(cell).getFirst();
    }

    private static List<String> allQuoted(String cell) {
        return QUOTED.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    private static Map<String, Object> defaults() throws IOException {
        try (InputStream yaml = resource("/storage.yml")) {
            Map<String, Map<String, Map<String, Object>>> all = new Yaml().load(yaml);
            return all.getOrDefault("stenogram", Map.of()).getOrDefault("storage", Map.of());
        }
    }

    private static Set<String> created(String statement, String script) throws IOException {
        try (InputStream sql = resource(script)) {
            return Pattern.compile(statement)
                    .matcher(new String(sql.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = ReadmeTest.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("no " + name);
        }
        return resource;
    }
}
