package org.stenogram.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps `pipeline.txt` honest: it is the map that newcomers read first.
class PipelineMapTest {

    private static final Set<String> NO_TOPIC = Set.of("bucket", "-");

    /// `standalone` is all of the stages in one process, not one more.
    private static final Set<String> NO_STAGE = Set.of("standalone");

    /// @param readsDocuments from a topic or the bucket
    record Step(String stage, boolean readsDocuments, List<String> consumes, List<String> emits) {

        static Step parse(String line) {
            String[] column = line.split("\\s+");
            assertThat(column).as(line).hasSize(3);
            return new Step(column[0], !column[1].equals("-"), topics(column[1]), topics(column[2]));
        }

        private static List<String> topics(String column) {
            return Arrays.stream(column.split(","))
                    .filter(topic -> !NO_TOPIC.contains(topic))
                    .toList();
        }
    }

    private final List<Step> steps = ContractFiles.read(ContractFiles.contracts("pipeline.txt"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(Step::parse)
            .toList();

    @Test
    void everyKindOfEventIsEmittedBySomeStageAndNothingElseIs() {
        Set<String> topics =
                Arrays.stream(EventType.values()).map(EventType::topic).collect(Collectors.toCollection(TreeSet::new));

        assertThat(steps.stream().flatMap(step -> step.emits().stream()).collect(Collectors.toSet()))
                .isEqualTo(topics);
    }

    @Test
    void whatIsConsumedIsEmittedBySomeStage() {
        for (Step step : steps) {
            for (String topic : step.consumes()) {
                assertThat(steps)
                        .as("%s consumes %s", step.stage(), topic)
                        .anyMatch(other -> other.emits().contains(topic));
            }
        }
    }

    @Test
    void everyStageThatReadsDocumentsCanFail() {
        for (Step step : steps) {
            if (step.readsDocuments()) {
                assertThat(step.emits()).as(step.stage()).contains(EventType.DOCUMENT_FAILED.topic());
            }
        }
    }

    @Test
    void theStagesAreTheServicesOfTheRootPomInTheSameOrder() {
        List<String> services = matches("<module>services/([a-z-]+)</module>", "pom.xml")
                .map(match -> match.group(1))
                .filter(service -> !NO_STAGE.contains(service))
                .toList();

        assertThat(steps).extracting(Step::stage).containsExactlyElementsOf(services);
    }

    @Test
    void theChannelsOfTheAsyncApiAreTheTopicsInTheSameOrder() {
        assertThat(matches("^    address: (stenogram\\S+)$", "contracts/asyncapi.yaml")
                        .map(match -> match.group(1)))
                .containsExactly(
                        Arrays.stream(EventType.values()).map(EventType::topic).toArray(String[]::new));
    }

    @Test
    void theOperationsOfTheAsyncApiAreWhatTheStagesConsumeAndEmit() {
        Map<String, String> topicOfChannel = matches("^  (\\w+):\\n    address: (\\S+)$", "contracts/asyncapi.yaml")
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
        Map<String, Set<String>> operations = new TreeMap<>();
        // Runs that are tried out have topics of their own, which are no part of the map.
        matches(
                        "^    action: (send|receive)\\n    channel:\\n      \\$ref: '#/channels/(\\w+)'\\n"
                                + "    tags:\\n      - name: (\\S+)$",
                        "contracts/asyncapi.yaml")
                .filter(match -> !match.group(2).startsWith("rehearsal"))
                .forEach(match -> operations
                        .computeIfAbsent(match.group(3) + " " + match.group(1), key -> new LinkedHashSet<>())
                        .add(topicOfChannel.getOrDefault(match.group(2), "unknown channel " + match.group(2))));

        Map<String, Set<String>> expected = new TreeMap<>();
        for (Step step : steps) {
            if (!step.consumes().isEmpty()) {
                expected.put(step.stage() + " receive", new LinkedHashSet<>(step.consumes()));
            }
            if (!step.emits().isEmpty()) {
                expected.put(step.stage() + " send", new LinkedHashSet<>(step.emits()));
            }
        }
        assertThat(operations).isEqualTo(expected);
    }

    private static Stream<MatchResult> matches(String pattern, String file) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(ContractFiles.read(ContractFiles.ROOT.resolve(file)))
                .results();
    }
}
