package org.stenogram.stageruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.StageSettings;

/// Holds this module's README against its code, and every module's log keys against the one list.
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("stenogram.root", "../.."));
    private static final Path HERE = ROOT.resolve("libs/stage-runtime");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern KEY = Pattern.compile("addKeyValue\\(\\s*\"([^\"]+)\"");
    private static final Pattern METRIC = Pattern.compile("\"(stenogram\\.stage\\.[a-z.]+)\"");

    private static String section(String heading) throws IOException {
        String readme = Files.readString(HERE.resolve("README.md"));
        int start = readme.indexOf("\n## " + heading);
        int end = readme.indexOf("\n## ", start + 1);
        return readme.substring(start, end < 0 ? readme.length() : end);
    }

    /// The code in the first column of a section's table.
    private static List<String> column(String heading) throws IOException {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> CODE.matcher(cell).results().map(found -> found.group(1)))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> services = Files.walk(ROOT.resolve("services"));
                Stream<Path> libs = Files.walk(ROOT.resolve("libs"))) {
            return Stream.concat(services, libs)
                    .filter(file -> file.toString().contains("src/main/java"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
    }

    private static Set<String> found(Pattern pattern, List<Path> files) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : files) {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Stream<String> properties(String prefix, Class<? extends Record> settings) {
        return Arrays.stream(settings.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> prefix + kebab(name));
    }

    @Test
    void everySettingIsListedWithItsEnvironmentVariable() throws IOException {
        assertThat(column("Settings"))
                .containsExactlyElementsOf(Stream.concat(
                                properties("stenogram.kafka.", KafkaConnection.class),
                                properties("stenogram.stage.", StageSettings.class))
                        .toList());
        for (String row : section("Settings")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList()) {
            List<String> cells =
                    Arrays.stream(row.split("\\|")).map(String::strip).toList();
            String variable = cells.get(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
            assertThat(cells.get(2)).isIn(variable, "");
        }
    }

    @Test
    void everyMetricIsListed() throws IOException {
        List<Path> here = sources().stream()
                .filter(file -> file.toString().contains("stage-runtime"))
                .toList();

        assertThat(new TreeSet<>(column("Metrics"))).isEqualTo(found(METRIC, here));
    }

    @Test
    void whatIsLoggedAnywhereHasAKeyOfTheOneList() throws IOException {
        List<Path> sources = sources();

        assertThat(sources).hasSizeGreaterThan(50);
        assertThat(column("Log keys")).containsAll(found(KEY, sources)).doesNotHaveDuplicates();
    }

    @Test
    void theTypesToReadFirstAreThere() throws IOException {
        for (String type : column("Where to read first")) {
            Path file =
                    HERE.resolve("src/main/java/org/stenogram/stageruntime").resolve(type.replace('.', '/') + ".java");
            assertThat(file).exists();
        }
    }

    @Test
    void theCodesOfTheRuntimeAreNamed() throws IOException {
        String faults = Files.readString(HERE.resolve("src/main/java/org/stenogram/stageruntime/kafka/Faults.java"));
        Set<String> codes = Pattern.compile("static final String [A-Z_]+ = \"([a-z-]+)\"")
                .matcher(faults)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(codes).hasSize(2);
        assertThat(codes)
                .allSatisfy(code -> assertThat(section("What happens when")).contains("code `" + code + "`"));
    }
}
