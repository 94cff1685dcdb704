package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.testkit.DevelopmentData;

/// Measures what cleaning is worth on the development records, per collection and per rule, and writes the tables of
/// `docs/quality.md`. Run by `bench/quality`; not part of the build. Fails when a collection gets worse, or a rule
/// harms
/// more than it helps.
final class QualityMeasurement {

    /// Rules whose edits are mostly of white space, and change words all the same.
    private static final Set<String> OF_WORDS =
            Set.of("mend-word-spaces", "join-spaced-letters", "drop-spaces-before-points", "part-glued-sentences");

    private static final Pattern LEVEL = Pattern.compile("\"level\":\\s*\"([a-z]+)\"");
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";

    private final Cleanup cleanup = Cleanup.standard();
    private final Map<String, long[]> collections = new TreeMap<>();
    private final Map<String, long[]> rules = new TreeMap<>();

    @Test
    void measure() throws IOException {
        for (Path truth : files(DevelopmentData.folder("ocr"), ".gt.txt")) {
            record("ocr (real)", truth, sibling(truth, ".ocr.txt"));
        }
        for (Path truth : files(DevelopmentData.folder("noisy"), ".gt.txt")) {
            Matcher level = LEVEL.matcher(Files.readString(sibling(truth, ".edits.json")));
            assertThat(level.find()).isTrue();
            record("noisy: " + level.group(1), truth, sibling(truth, ".noisy.txt"));
        }
        StringBuilder report = new StringBuilder(collectionTable()).append('\n').append(ruleTable());
        report.append('\n').append(cleanTexts());
        System.out.println(report);
        Path page = DevelopmentData.repository().resolve("docs/quality.md");
        String text = Files.readString(page);
        Files.writeString(
                page,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + report + text.substring(text.indexOf(END)));

        collections.forEach((name, sums) -> assertThat(sums[1]).as(name).isLessThanOrEqualTo(sums[0]));
        rules.forEach((name, sums) -> assertThat(sums[2]).as("harm of " + name).isLessThanOrEqualTo(sums[1]));
    }

    private void record(String collection, Path truthFile, Path readFile) throws IOException {
        String truth = Files.readString(truthFile);
        String read = Files.readString(readFile);
        CleanedText cleaned = clean(Files.readAllBytes(readFile));
        int after = errors(truth, cleaned.text());
        long[] sums = collections.computeIfAbsent(collection, _ -> new long[7]);
        sums[0] += errors(truth, read);
        sums[1] += after;
        sums[2] += characters(neutral(truth)).length;
        sums[3] += wordErrors(truth, read);
        sums[4] += wordErrors(truth, cleaned.text());
        sums[5] += words(neutral(truth)).length;
        sums[6]++;
        int literally = literalErrors(truth, cleaned.text());
        EditLedger ledger = new EditLedger(cleaned.edits());
        String extracted = ledger.invert(cleaned.text());
        TreeSet<String> used = new TreeSet<>();
        cleaned.edits().forEach(edit -> used.add(edit.rule()));
        for (String rule : used) {
            int without = literalErrors(truth, ledger.without(rule).apply(extracted));
            long[] worth = rules.computeIfAbsent(rule, _ -> new long[3]);
            worth[0] += cleaned.edits().stream()
                    .filter(edit -> edit.rule().equals(rule))
                    .count();
            worth[without >= literally ? 1 : 2] += Math.abs(without - literally);
        }
    }

    private String collectionTable() {
        StringBuilder table =
                new StringBuilder("| collection | records | CER before | after | change | WER before | after |\n"
                        + "|---|---|---|---|---|---|---|\n");
        collections.forEach((name, sums) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.3f %% | %.3f %% | %+.0f %% | %.2f %% | %.2f %% |%n",
                name,
                sums[6],
                100.0 * sums[0] / sums[2],
                100.0 * sums[1] / sums[2],
                sums[0] == 0 ? 0 : 100.0 * (sums[1] - sums[0]) / sums[0],
                100.0 * sums[3] / sums[5],
                100.0 * sums[4] / sums[5])));
        return table.toString();
    }

    private String ruleTable() {
        StringBuilder table =
                new StringBuilder("| rule | edits | character errors fewer | more |\n|---|---|---|---|\n");
        rules.forEach((name, worth) -> table.append(
                String.format(Locale.ROOT, "| `%s` | %d | %d | %d |%n", name, worth[0], worth[1], worth[2])));
        return table.toString();
    }

    /// Edits of words in texts that are right already.
    private String cleanTexts() throws IOException {
        int edits = 0;
        int words = 0;
        List<Path> texts = files(DevelopmentData.folder("segmentation"), ".txt");
        for (Path text : texts) {
            CleanedText cleaned = clean(Files.readAllBytes(text));
            words += words(cleaned.text()).length;
            for (Edit edit : cleaned.edits()) {
                boolean layout = (edit.before().isBlank() && edit.after().isBlank())
                        || edit.rule().startsWith("join-");
                edits += layout && !OF_WORDS.contains(edit.rule()) ? 0 : 1;
            }
        }
        return String.format(
                Locale.ROOT,
                "In %d clean texts of %d words, %d edits besides layout: one in %d words.%n",
                texts.size(),
                words,
                edits,
                words / Math.max(edits, 1));
    }

    private CleanedText clean(byte[] bytes) {
        Cleanup.Result result = cleanup.clean(bytes, "text/plain");
        assertThat(result).isInstanceOf(Cleanup.Cleaned.class);
        return ((Cleanup.Cleaned) result).text();
    }

    /// The share of wrong characters.
    static double errorRate(String truth, String text) {
        return (double) errors(truth, text) / Math.max(1, characters(neutral(truth)).length);
    }

    private static int errors(String truth, String text) {
        return EditDistance.of(characters(neutral(truth)), characters(neutral(text)));
    }

    /// Only white space folded, for some rules do what the other measure overlooks.
    private static int literalErrors(String truth, String text) {
        return EditDistance.of(characters(folded(truth)), characters(folded(text)));
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static int wordErrors(String truth, String text) {
        Map<String, Integer> numbers = new HashMap<>();
        return EditDistance.of(numbered(words(neutral(truth)), numbers), numbered(words(neutral(text)), numbers));
    }

    private static int[] numbered(String[] words, Map<String, Integer> numbers) {
        int[] numbered = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            numbered[i] = numbers.computeIfAbsent(words[i], _ -> numbers.size());
        }
        return numbered;
    }

    private static int[] characters(String text) {
        return text.codePoints().toArray();
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }

    /// Without what is a matter of type, not of reading: kinds of quotes and dashes, hyphens at line ends, white space.
    private static String neutral(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[‘’‚‛`´]", "'")
                .replaceAll("[“”„]", "\"")
                .replaceAll("[–—‒―−]", "-")
                .replaceAll("[\u00ad\ufeff\u200b]", "")
                .replace("''", "\"");
        plain = plain.replaceAll("(?<=[\\p{L}\\p{N}_])-\\s+(?=[a-z])", "").replaceAll("-{2,}", "-");
        return plain.replaceAll("\\s+", " ").strip();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList());
        }
    }

    private static Path sibling(Path truth, String ending) {
        String name = truth.toString();
        return Path.of(name.substring(0, name.length() - ".gt.txt".length()) + ending);
    }
}
