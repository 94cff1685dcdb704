package org.stenogram.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.eventcodec.EventJson;
import org.w3c.dom.Document;

class ConvertTest {

    /// Beyond the basic plane before every offset that counts; the escape is there to be edited.
    private static final String RECORD = """
            \ud83d\udcdc Minutes of the Harbour Commission, 14 March 1961

            Mr. Calder: The commission has heard the report of the
            \\$45 fund, and asks for the figures \ud83d\udea2.

            Mrs. Ostrell: They are here.
            """;

    @TempDir
    Path folder;

    @Test
    void aDocumentHasTheFieldsOfTheDesignAndNoOthers() throws IOException {
        JsonNode document = converted(write("minutes.txt", RECORD));

        assertThat(document.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("source", "metadata", "text", "edits", "segments", "quality");
        assertThat(document.path("source").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("name", "sha256", "bytes", "mediaType");
        assertThat(document.path("edits"))
                .isNotEmpty()
                .allSatisfy(edit -> assertThat(edit.fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder("rule", "version", "start", "end", "before", "after"));
        assertThat(document.path("segments")).isNotEmpty().allSatisfy(segment -> {
            assertThat(segment.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("ordinal", "kind", "speaker", "start", "end", "text", "annotations");
            if (!segment.path("speaker").isNull()) {
                assertThat(segment.path("speaker").fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder("label", "name", "confidence");
            }
        });
    }

    @Test
    void explainMarksEachEditAndItsRule() throws IOException {
        CommandRun run = CommandRun.of(
                "convert", "--explain", write("minutes.txt", RECORD).toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("[-\\-](drop-backslash-escapes)$45 fund")
                .contains("Mrs. Ostrell: They are here.");
    }

    @Test
    void offsetsCountCodePointsAndSegmentsCoverTheText() throws IOException {
        JsonNode document = converted(write("minutes.txt", RECORD));

        String text = document.path("text").asText();
        int from = 0;
        for (JsonNode segment : document.path("segments")) {
            assertThat(segment.path("start").asInt()).isEqualTo(from);
            from = segment.path("end").asInt();
            assertThat(segment.path("text").asText())
                    .isEqualTo(slice(text, segment.path("start").asInt(), from));
            for (JsonNode annotation : segment.path("annotations")) {
                assertThat(annotation.path("start").asInt())
                        .isBetween(segment.path("start").asInt(), from);
                assertThat(annotation.path("end").asInt())
                        .isBetween(annotation.path("start").asInt(), from);
            }
        }
        assertThat(from).isEqualTo(text.codePointCount(0, text.length()));
    }

    @Test
    void theEditsLeadBackToTheOriginal() throws IOException {
        JsonNode document = converted(write("minutes.txt", RECORD));

        List<Edit> edits = Stream.of(EventJson.mapper().treeToValue(document.path("edits"), JsonNode[].class))
                .map(edit -> new Edit(
                        edit.path("rule").asText(),
                        edit.path("version").asInt(),
                        edit.path("start").asInt(),
                        edit.path("end").asInt(),
                        edit.path("before").asText(),
                        edit.path("after").asText(),
                        ""))
                .toList();
        assertThat(new EditLedger(edits).invert(document.path("text").asText())).isEqualTo(RECORD);
        assertThat(document.path("text").asText()).contains("$45 fund").doesNotContain("\\$45");
    }

    @Test
    void everyFileOfAFolderIsALineInTheOrderOfTheirNames() throws IOException {
        for (int number = 40; number > 0; number--) {
            write("1961/minutes-%02d.txt".formatted(number), RECORD + number);
        }
        write(".hidden.txt", RECORD);
        write(".git/config", RECORD);

        CommandRun run = CommandRun.of("convert", folder.toString());

        assertThat(run.exitCode()).isZero();
        List<String> names = run.out()
                .lines()
                .map(line -> EventJson.read(line, JsonNode.class)
                        .path("source")
                        .path("name")
                        .asText())
                .toList();
        assertThat(names).hasSize(40).isSorted().first().isEqualTo("1961/minutes-01.txt");
    }

    @Test
    void oneFilePerInputKeepsItsBaseNameAndItsFolders() throws IOException {
        Path in = folder.resolve("in");
        write("in/001.txt", RECORD);
        write("in/1961/001.txt", RECORD);
        write("in/1961/001.md", RECORD);
        Path out = folder.resolve("out");

        CommandRun run = CommandRun.of("convert", in.toString(), "--out", out.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(out.resolve("001.json")).isRegularFile();
        assertThat(out.resolve("1961/001.json")).isRegularFile();
        assertThat(out.resolve("1961/001.txt.json")).isRegularFile();
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithItsReasonAndTheOthersAreConverted() throws IOException {
        Path empty = write("empty.txt", "");
        Path good = write("good.txt", RECORD);
        Path binary = folder.resolve("picture.txt");
        Files.write(binary, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});

        CommandRun run = CommandRun.of("convert", empty.toString(), good.toString(), binary.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).contains(empty + ": The file holds no text", binary.toString());
    }

    @Test
    void anInputIsNeverWrittenOver() throws IOException {
        Path file = write("minutes.txt", RECORD);

        CommandRun run = CommandRun.of("convert", folder.toString(), "--out", folder.toString(), "--format", "text");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("would be written over");
        assertThat(file).hasContent(RECORD);
    }

    @Test
    void teiIsWellFormedWhateverTheTextHolds() throws Exception {
        Path file = write("odd.txt", "A <b> & \u0001 ]]> \ud83d\udcdc\n\nMr. Calder: \"Yes\" & <no>.\n");

        CommandRun run = CommandRun.of("convert", file.toString(), "--format", "tei");

        assertThat(run.exitCode()).isZero();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
        Document tei = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)));
        assertThat(tei.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.tei-c.org/ns/1.0");
        assertThat(tei.getDocumentElement().getTextContent()).contains("A <b> &", "]]>", "\ud83d\udcdc");
    }

    @Test
    void severalTeiDocumentsNeedAFolder() throws IOException {
        write("a.txt", RECORD);
        write("b.txt", RECORD);

        CommandRun run = CommandRun.of("convert", folder.toString(), "--format", "tei");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--out");
    }

    @Test
    void textIsTheCleanedText() throws IOException {
        Path file = write("minutes.txt", RECORD);

        CommandRun run = CommandRun.of("convert", file.toString(), "--format", "text");

        assertThat(run.out()).isEqualTo(converted(file).path("text").asText());
    }

    private static JsonNode converted(Path file) {
        CommandRun run = CommandRun.of("convert", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return EventJson.read(run.out(), JsonNode.class);
    }

    private static String slice(String text, int start, int end) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
