package org.stenogram.eventcodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.PipelineEvent;

/// Holds the page of each kind of event against its schema and its record, so that a newcomer may trust it.
class EventFolderTest {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.+) \\| (yes|no) \\| (.+) \\|");
    private static final Pattern SIGNAL = Pattern.compile("\\| `([A-Za-z]+)` \\|.*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static final List<Class<?>> INNER = Stream.of(PipelineEvent.class, Correction.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
            .toList();

    /// One row of a table of fields.
    private record Field(String name, String type, boolean always, String meaning) {}

    static Stream<ContractFolder> folders() {
        return ContractFolder.all();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void theTablesOfThePageAreTheSchema(ContractFolder folder) {
        assertThat(tables(folder)).isEqualTo(schemaTables(folder));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void theTablesOfThePageAreTheRecords(ContractFolder folder) {
        Map<String, List<String>> records = new LinkedHashMap<>();
        collect(folder.type().record(), "", records);

        Map<String, List<String>> page = new LinkedHashMap<>();
        tables(folder)
                .forEach((name, fields) -> page.put(
                        name,
                        fields.stream()
                                .map(field -> field.name() + (field.always() ? "" : "?"))
                                .toList()));
        assertThat(page).containsExactlyInAnyOrderEntriesOf(records);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void thePageNamesTopicTypeStagesAndEveryExample(ContractFolder folder) {
        String page = folder.readme();

        assertThat(page)
                .contains("- **Topic** `%s`, CloudEvents type `%s`, schema [`schema.v1.json`](schema.v1.json)"
                        .formatted(folder.type().topic(), folder.type().cloudEventType()));
        List<String> listed = page.substring(page.indexOf("## Examples"))
                .lines()
                .filter(line -> line.startsWith("- "))
                .toList();
        assertThat(listed)
                .isEqualTo(folder.examples().stream()
                        .map(file -> file.getFileName().toString())
                        .map(name -> "- [`%s`](examples/%s)".formatted(name.replace(".json", ""), name))
                        .toList());
        Set<String> readers = stages(folder.type().topic(), 1);
        assertThat(codes(line(page, "- **Read by**"), readers)).isEqualTo(readers);
        Set<String> emitters = stages(folder.type().topic(), 2);
        String emitted = line(page, "- **Emitted by**");
        if (!emitted.contains("every stage")) {
            assertThat(codes(emitted, emitters)).isEqualTo(emitters);
        }
    }

    static Stream<ContractFolder> foldersWithSignals() {
        return ContractFolder.all().filter(folder -> folder.readme().contains("## Quality signals"));
    }

    @ParameterizedTest
    @MethodSource("foldersWithSignals")
    void theSignalsOfTheExamplesAreOnThePagesThatListThem(ContractFolder folder) {
        String page = folder.readme();
        List<String> listed = page.substring(page.indexOf("## Quality signals"), page.indexOf("## Fields"))
                .lines()
                .map(SIGNAL::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
        assumeTrue(!listed.isEmpty(), "this page has no table of signals yet");

        Set<String> used = new TreeSet<>();
        for (Path file : folder.examples()) {
            JsonNode example = ContractFolder.json(ContractFolder.read(file));
            String holder = folder.type().folder().startsWith("30") ? "segmentation" : "cleaned";
            example.path(holder).path("quality").fieldNames().forEachRemaining(used::add);
        }
        assertThat(listed).doesNotHaveDuplicates().containsAll(used);
    }

    private static Map<String, List<Field>> tables(ContractFolder folder) {
        Map<String, List<Field>> tables = new LinkedHashMap<>();
        String page = folder.readme();
        String table = "";
        for (String line : page.substring(page.indexOf("## Fields"), page.indexOf("## Examples"))
                .lines()
                .toList()) {
            if (line.startsWith("### ")) {
                table = line.substring(4);
            }
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                tables.computeIfAbsent(table, _ -> new ArrayList<>())
                        .add(new Field(row.group(1), row.group(2), row.group(3).equals("yes"), row.group(4)));
            } else {
                assertThat(line).as("a row that cannot be read").doesNotStartWith("| `");
            }
        }
        return tables;
    }

    private static Map<String, List<Field>> schemaTables(ContractFolder folder) {
        JsonNode schema = ContractFolder.json(folder.schema());
        Map<String, List<Field>> tables = new LinkedHashMap<>();
        tables.put("", fields(schema, schema));
        schema.path("$defs").properties().forEach(definition -> {
            if (definition.getValue().has("properties")) {
                tables.put(definition.getKey(), fields(definition.getValue(), schema));
            }
        });
        return tables;
    }

    private static List<Field> fields(JsonNode object, JsonNode schema) {
        Set<String> required = new TreeSet<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        List<Field> fields = new ArrayList<>();
        object.path("properties")
                .properties()
                .forEach(property -> fields.add(new Field(
                        property.getKey(),
                        words(property.getValue(), schema),
                        required.contains(property.getKey()),
                        property.getValue().path("description").asText())));
        return fields;
    }

    private static String words(JsonNode property, JsonNode schema) {
        if (property.has("$ref")) {
            String name = property.path("$ref").asText().replace("#/$defs/", "");
            JsonNode definition = schema.path("$defs").path(name);
            return definition.has("enum") ? oneOf(definition.path("enum")) : name;
        }
        return switch (property.path("type").asText()) {
            case "array" -> "list of " + words(property.path("items"), schema);
            case "object" -> "numbers by name";
            case "string" ->
                switch (property.path("format").asText()) {
                    case "uuid" -> "UUID";
                    case "date-time" -> "time";
                    default -> "string";
                };
            default -> property.path("type").asText();
        };
    }

    private static String oneOf(JsonNode values) {
        List<String> names = new ArrayList<>();
        values.forEach(value -> names.add("`" + value.asText() + "`"));
        return "one of " + String.join(", ", names);
    }

    /// Components of a record and of all records within it; those that may be absent with a question mark.
    private static void collect(Class<?> record, String name, Map<String, List<String>> records) {
        if (records.containsKey(name) || record.getRecordComponents().length == 0) {
            return;
        }
        records.put(
                name,
                Arrays.stream(record.getRecordComponents())
                        .map(component -> component.getName()
                                + (component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : ""))
                        .toList());
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getType().isSealed()) {
                kinds(component.getType()).forEach(kind -> collect(kind, kind.getSimpleName(), records));
            }
            for (Class<?> inner : INNER) {
                boolean isUsed = component.getGenericType().getTypeName().contains(inner.getName());
                if (inner.isRecord() && isUsed && !isPrefix(component, inner)) {
                    collect(inner, inner.getSimpleName(), records);
                }
            }
        }
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(EventFolderTest::kinds);
    }

    /// `Segment` is the beginning of `Segmentation`: names are compared to their end.
    private static boolean isPrefix(RecordComponent component, Class<?> inner) {
        return !Pattern.compile(Pattern.quote(inner.getName()) + "(?![A-Za-z])")
                .matcher(component.getGenericType().getTypeName())
                .find();
    }

    private static String line(String page, String start) {
        return page.lines().filter(line -> line.startsWith(start)).collect(Collectors.joining());
    }

    /// The stages that a line names in code style; other code, such as a field's name, is left out.
    private static Set<String> codes(String line, Set<String> known) {
        Set<String> all = new TreeSet<>();
        Set<String> stages = allStages();
        Matcher code = CODE.matcher(line);
        while (code.find()) {
            if (stages.contains(code.group(1)) || known.contains(code.group(1))) {
                all.add(code.group(1));
            }
        }
        return all;
    }

    private static Set<String> allStages() {
        return pipeline().map(columns -> columns[0]).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> stages(String topic, int column) {
        return pipeline()
                .filter(columns -> List.of(columns[column].split(",")).contains(topic))
                .map(columns -> columns[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String[]> pipeline() {
        return ContractFolder.pipeline()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.trim().split("\\s+"));
    }
}
