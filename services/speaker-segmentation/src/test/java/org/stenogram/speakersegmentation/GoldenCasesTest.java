package org.stenogram.speakersegmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.contracts.PipelineEvent.Speaker;

/// Holds the segmenter to the cases in `src/test/resources/cases`: a record in some house style, and its segments, one
/// a line: the kind, and for a speech its label and who is meant (`-` for nobody). `none` says that no speech follows.
class GoldenCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void segmentsAreThoseOfTheCase(Path folder) throws IOException {
        Segmentation found = Texts.segment(Files.readString(folder.resolve("text.txt")));

        List<String> expected = Files.readAllLines(folder.resolve("expected.txt"));
        List<String> lines = new ArrayList<>();
        for (Segment segment : found.segments()) {
            lines.add(line(segment));
        }
        if (expected.getLast().equals("none")) {
            assertThat(lines)
                    .startsWith(expected.subList(0, expected.size() - 1).toArray(String[]::new));
            assertThat(lines).noneMatch(line -> line.startsWith("speech"));
        } else {
            assertThat(lines).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void everyFileOfACaseIsRead() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            Set<String> names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
            assertThat(names).containsExactlyInAnyOrder("text.txt", "expected.txt");
        }
    }

    private static String line(Segment segment) {
        Speaker speaker = segment.speaker();
        String kind = segment.kind() == SegmentKind.PAGE_MARK
                ? "pageMark"
                : segment.kind().name().toLowerCase(Locale.ROOT);
        return speaker == null
                ? kind
                : "%s %s = %s".formatted(kind, speaker.label(), speaker.name() == null ? "-" : speaker.name());
    }
}
