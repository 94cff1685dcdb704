package org.stenogram.eventcodec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;

/// Holds examples, schemas and records against one another.
class SchemaTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final EventCodec codec = new EventCodec("storage", "", new MemoryBucket());

    private static Schema schema(EventType type) {
        return SCHEMAS.getSchema(new ContractFolder(type).schema());
    }

    private static List<String> faults(EventType type, String json) {
        return schema(type).validate(json, InputFormat.JSON).stream()
                .map(String::valueOf)
                .toList();
    }

    static Stream<Arguments> examples() {
        return ContractFolder.all()
                .flatMap(folder -> folder.examples().stream()
                        .map(file ->
                                Arguments.of(folder.type(), file.getFileName().toString(), file)));
    }

    static Stream<ContractFolder> folders() {
        return ContractFolder.all();
    }

    static Stream<PipelineEvent> samples() {
        return SampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everySchemaIsOneAndBearsTheNameThatEventsGiveIt(ContractFolder folder) {
        Schema meta = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(folder.schema(), InputFormat.JSON)).isEmpty();
        assertThat(ContractFolder.json(folder.schema()).path("$id").asText())
                .isEqualTo(folder.type().dataSchema());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void everyExampleEverPublishedFitsItsSchema(EventType type, String name, Path file) {
        assertThat(faults(type, ContractFolder.read(file))).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void everyExampleIsReadAndWrittenWithoutLoss(EventType type, String name, Path file) {
        String example = ContractFolder.read(file);

        PipelineEvent event = EventJson.read(example, type.record());

        assertThat(ContractFolder.json(EventJson.write(event))).isEqualTo(ContractFolder.json(example));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyRecordThatIsWrittenFitsItsSchemaAndComesBack(PipelineEvent event) {
        var record = Records.delivered(codec.encode(event, null));

        assertThat(faults(event.type(), new String(record.value(), UTF_8))).isEmpty();
        assertThat(codec.decode(record)).isEqualTo(event);
    }

    @Test
    void theSamplesLeaveNothingOut() throws Exception {
        assertThat(SampleEvents.full().map(PipelineEvent::type)).containsExactly(EventType.values());
        for (PipelineEvent event : SampleEvents.full().toList()) {
            assertNothingAbsent((Record) event, event.type().name());
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void whatARecordRequiresTheSchemaRequires(ContractFolder folder) {
        for (Path file : folder.examples()) {
            ObjectNode example = (ObjectNode) ContractFolder.json(ContractFolder.read(file));
            for (RecordComponent component : folder.type().record().getRecordComponents()) {
                ObjectNode without = example.deepCopy();
                if (without.remove(component.getName()) == null) {
                    continue;
                }
                boolean mayBeAbsent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);

                assertThat(faults(folder.type(), without.toString()).isEmpty())
                        .as("%s without %s", file.getFileName(), component.getName())
                        .isEqualTo(mayBeAbsent);
            }
        }
    }

    private static void assertNothingAbsent(Record record, String path) throws ReflectiveOperationException {
        boolean isNamedBySpeaker = Arrays.stream(record.getClass().getRecordComponents())
                .anyMatch(component -> component.getName().equals("ordinal"));
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = component.getAccessor().invoke(record);
            String here = path + "." + component.getName();
            // Only a speech has a speaker, and a page mark has no annotations; both kinds are among the samples.
            if (!(isNamedBySpeaker && (component.getName().equals("speaker") || value instanceof List))) {
                assertThat(value).as(here).isNotNull();
            }
            switch (value) {
                case Record inner -> assertNothingAbsent(inner, here);
                case Collection<?> many -> {
                    assertThat(many.isEmpty() && !isNamedBySpeaker)
                            .as(here + " is empty")
                            .isFalse();
                    for (Object one : many) {
                        if (one instanceof Record inner) {
                            assertNothingAbsent(inner, here);
                        }
                    }
                }
                case null, default -> {}
            }
        }
    }
}
