package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stenogram.ocrcleanup.morfologik.WordLists;
import org.stenogram.ocrcleanup.rules.CleanupRule;
import org.stenogram.ocrcleanup.rules.StandardRules;
import org.stenogram.testkit.DevelopmentData;

/// The lists of the service's README, and of the event's, are those of the code.
final class ReadmeTest {

    private static final Path SERVICE = DevelopmentData.repository().resolve("services/ocr-cleanup");
    private static final Path EVENT =
            DevelopmentData.repository().resolve("contracts/events/20-document-cleaned/README.md");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern CODE =
            Pattern.compile("new (?:Unreadable|Rejection|Extracted\\.Unreadable)\\(\\s*\"([a-z-]+)\"");

    @Test
    void theRulesAreListedInTheOrderInWhichTheyRun() throws IOException {
        assertThat(listed(SERVICE.resolve("README.md"), "Rules"))
                .containsExactlyElementsOf(
                        StandardRules.chain(WordLists.of("en").orElseThrow()).rules().stream()
                                .map(CleanupRule::name)
                                .toList());
    }

    @Test
    void theErrorCodesAreThoseOfTheCode() throws IOException {
        TreeSet<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SERVICE.resolve("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(match -> codes.add(match.group(1)));
            }
        }
        assertThat(codes).isNotEmpty();
        assertThat(listed(SERVICE.resolve("README.md"), "Error codes")).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void theSignalsAreThoseThatACleanedTextCarries() throws IOException {
        Cleanup.Result result = Cleanup.standard().clean("""
                        <alto><Layout><Page><TextBlock><TextLine>
                        <String CONTENT="The meeting was opened by the chairman, and the members" WC="0.9"/>
                        <String CONTENT="heard the report of the engineer." WC="0.8"/>
                        </TextLine></TextBlock></Page></Layout></alto>
                        """.getBytes(StandardCharsets.UTF_8), "application/xml");
        assertThat(result).isInstanceOf(Cleanup.Cleaned.class);
        List<String> signals =
                List.copyOf(((Cleanup.Cleaned) result).text().quality().keySet());

        assertThat(listed(SERVICE.resolve("README.md"), "Quality signals"))
                .containsExactlyInAnyOrderElementsOf(signals);
        assertThat(listed(EVENT, "Quality signals")).containsExactlyInAnyOrderElementsOf(signals);
    }

    @Test
    void theSettingsAreThoseOfTheCode() throws IOException {
        String settings =
                Files.readString(SERVICE.resolve("src/main/java/org/stenogram/ocrcleanup/wiring/CleanupSettings.java"));
        String components = settings.substring(settings.indexOf("record CleanupSettings("));
        List<String> names = new ArrayList<>(List.of("stenogram.ocr-cleanup.enabled"));
        Pattern.compile("[ (](?:int|long|boolean|String|Duration) ([a-zA-Z]+)[,)]")
                .matcher(components.substring(0, components.indexOf('{')))
                .results()
                .forEach(match -> names.add("stenogram.ocr-cleanup."
                        + match.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)));

        assertThat(names).hasSizeGreaterThan(1);
        assertThat(listed(SERVICE.resolve("README.md"), "Settings")).containsExactlyElementsOf(names);
        String defaults = Files.readString(SERVICE.resolve("src/main/resources/ocr-cleanup.yml"));
        for (String name : names.subList(1, names.size())) {
            String property = name.substring(name.lastIndexOf('.') + 1);
            MatchResult inFile = Pattern.compile(property + ": (\\S+)")
                    .matcher(defaults)
                    .results()
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(SERVICE.resolve("README.md")))
                    .contains(name + "` | `" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + "` | `"
                            + inFile.group(1) + "`");
        }
    }

    private static List<String> listed(Path file, String section) throws IOException {
        String text = Files.readString(file);
        int from = text.indexOf("\n## " + section + "\n");
        assertThat(from).as("section %s of %s", section, file).isNotNegative();
        int to = text.indexOf("\n## ", from + 1);
        return FIRST_CELL
                .matcher(text.substring(from, to < 0 ? text.length() : to))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
