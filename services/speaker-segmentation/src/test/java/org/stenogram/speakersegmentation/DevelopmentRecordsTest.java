package org.stenogram.speakersegmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.testkit.DevelopmentData;

/// The real record that the project starts from; its figures on all development records are in `docs/quality.md`.
class DevelopmentRecordsTest {

    @Test
    void eachOfTheTwoSpeakersOfTheRealRecordHasEighteenSpeeches() throws IOException {
        Segmentation found = Texts.segment(Files.readString(seed()));

        Map<String, Long> speeches = found.segments().stream()
                .filter(segment -> segment.kind() == SegmentKind.SPEECH)
                .collect(Collectors.groupingBy(
                        segment -> String.valueOf(
                                segment.speaker() == null
                                        ? null
                                        : segment.speaker().name()),
                        Collectors.counting()));
        assertThat(speeches).containsOnly(Map.entry("Enver Hoxha", 18L), Map.entry("Choe Yong-geon", 18L));
        assertThat(found.segments().getLast().kind()).isEqualTo(SegmentKind.SIGNATURE);
        assertThat(found.metadata().date()).isEqualTo("1959-06-06");
    }

    @Test
    void noRecordWithoutSpeakersIsGivenOne() throws IOException {
        Path folder = DevelopmentData.folder("segmentation");
        List<String> silent = List.of("201", "205", "207", "208", "210", "211");

        for (String name : silent) {
            List<Segment> segments = Texts.segment(Files.readString(folder.resolve(name + ".txt")))
                    .segments();
            assertThat(segments).as(name).noneMatch(segment -> segment.kind() == SegmentKind.SPEECH);
        }
    }

    private static Path seed() throws IOException {
        try (Stream<Path> files = Files.list(DevelopmentData.folder("seed"))) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
