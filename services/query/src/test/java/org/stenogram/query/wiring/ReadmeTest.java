package org.stenogram.query.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stenogram.query.problems.ProblemType;

class ReadmeTest {

    private static final Pattern SETTING =
            Pattern.compile("\\| `(stenogram\\.query\\.[a-z.-]+)` \\| `([A-Z_]+)` \\| (`[^`]*`|empty) \\| [^|]+ \\|");
    private static final Pattern PROBLEM = Pattern.compile("\\| `([a-z-]+)` \\| ([0-9]{3}) \\| ([^|]+) \\|");

    @Test
    void theSettingsAreThoseOfTheCodeWithTheirDefaults() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (String line : readme()) {
            Matcher row = SETTING.matcher(line);
            if (row.matches()) {
                assertThat(row.group(2))
                        .isEqualTo(row.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
                listed.put(
                        row.group(1),
                        row.group(3).equals("empty") ? "" : row.group(3).replace("`", ""));
            }
        }

        Map<String, Object> defaults = defaults();
        Map<String, String> inCode = new TreeMap<>();
        for (RecordComponent component : QuerySettings.class.getRecordComponents()) {
            String name = "stenogram.query."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            Object value = Objects.requireNonNull(defaults.get(name), name);
            inCode.put(name, value instanceof List<?> many ? joined(many) : value.toString());
        }
        String subscriptions = "stenogram.query.subscriptions.url";
        inCode.put(subscriptions, String.valueOf(defaults.get(subscriptions)));
        assertThat(listed).isEqualTo(inCode);
    }

    @Test
    void theProblemsAreThoseOfTheCode() throws IOException {
        List<String> listed = readme().stream()
                .map(PROBLEM::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.code() + " " + type.status() + " " + type.title())
                        .toList());
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static Map<String, Object> defaults() throws IOException {
        try (InputStream yaml = Objects.requireNonNull(ReadmeTest.class.getResourceAsStream("/query.yml"))) {
            return new YamlPropertySourceLoader().read("query", yaml);
        }
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(Path.of(Objects.requireNonNull(System.getProperty("stenogram.root")))
                .resolve("services/query/README.md"));
    }
}
