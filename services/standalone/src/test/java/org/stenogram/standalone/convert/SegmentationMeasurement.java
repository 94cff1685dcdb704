package org.stenogram.standalone.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.ocrcleanup.Cleanup;
import org.stenogram.speakersegmentation.Segmenter;
import org.stenogram.testkit.DevelopmentData;

/// Measures what segmentation finds in the development records, cleaned as the pipeline cleans them, per house style,
/// and
/// writes the table of `docs/quality.md`. Run by `bench/quality segmentation`; not part of the build. Fails below the
/// project's goals.
@EnabledIfSystemProperty(
        named = "stenogram.measure",
        matches = "segmentation",
        disabledReason = "bench/quality runs it")
final class SegmentationMeasurement {

    private static final String BEGIN = "<!-- segmentation: begin -->\n";
    private static final String END = "<!-- segmentation: end -->\n";

    private final Cleanup cleanup = Cleanup.standard();
    private final Segmenter segmenter = new Segmenter();
    private final Map<String, SegmentationScore> styles = new TreeMap<>();
    private final SegmentationScore all = new SegmentationScore();

    @Test
    void measure() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> files = Files.list(DevelopmentData.folder("segmentation"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".truth.json"))
                    .sorted()
                    .toList()) {
                add(
                        json.readTree(file.toFile()),
                        file.resolveSibling(file.getFileName().toString().replace(".truth.json", ".txt")));
            }
        }
        StringBuilder table = new StringBuilder("""
                | style | records | turns | start precision | recall | F1 | change F1 | labels as printed | wrong words | other words called speech |
                |---|---|---|---|---|---|---|---|---|---|
                """);
        styles.forEach((style, score) -> table.append(score.row(style)));
        table.append(all.row("all"));
        System.out.println(table);
        Path page = DevelopmentData.repository().resolve("docs/quality.md");
        String text = Files.readString(page);
        Files.writeString(
                page,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END)));

        assertThat(all.startF1()).as("turn-start F1").isGreaterThanOrEqualTo(0.97);
        assertThat(all.wrongWords()).as("words given to the wrong speaker").isLessThanOrEqualTo(0.03);
        styles.forEach((style, score) ->
                assertThat(score.startF1()).as(style.toLowerCase(Locale.ROOT)).isGreaterThanOrEqualTo(0.93));
    }

    private void add(JsonNode truth, Path file) throws IOException {
        Cleanup.Result result = cleanup.clean(Files.readAllBytes(file), "text/plain");
        assertThat(result).as(file.toString()).isInstanceOf(Cleanup.Cleaned.class);
        CleanedText cleaned = ((Cleanup.Cleaned) result).text();
        Segmentation segmentation = segmenter.segment(cleaned);
        SegmentationScore score = SegmentationScore.of(truth, cleaned, segmentation);
        styles.computeIfAbsent(truth.path("style").asText(), _ -> new SegmentationScore())
                .add(score);
        all.add(score);
    }
}
