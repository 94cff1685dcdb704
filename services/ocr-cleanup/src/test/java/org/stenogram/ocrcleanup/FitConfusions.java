package org.stenogram.ocrcleanup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stenogram.ocrcleanup.rules.StandardRules;
import org.stenogram.testkit.DevelopmentData;

/// For development: counts in the records beside the repository what was read where something else was printed, and
/// which letters follow which, and writes the two tables of package `words`. Not part of the build; `bench/README.md`
/// has the command.
final class FitConfusions {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern READ = Pattern.compile("[\\p{L}\\p{N}|!£]{1,3}");
    private static final Pattern PRINTED = Pattern.compile("\\p{L}{1,3}");
    private static final int FEWEST = 2;

    @Test
    void fit() throws IOException {
        Path data = DevelopmentData.repository().resolve("../shared/data");
        Path tables = DevelopmentData.repository()
                .resolve("services/ocr-cleanup/src/main/resources/org/stenogram/ocrcleanup/words");
        Map<String, double[]> best = new TreeMap<>();
        for (String[] collection : new String[][] {{"ocr", ".ocr.txt"}, {"noisy", ".noisy.txt"}}) {
            Map<String, Integer> counts = new HashMap<>();
            StringBuilder printed = new StringBuilder();
            for (Path truth : files(data.resolve(collection[0]), ".gt.txt")) {
                String right = Files.readString(truth);
                String read = Files.readString(
                        truth.resolveSibling(truth.getFileName().toString().replace(".gt.txt", collection[1])));
                String cleaned = StandardRules.chain().clean(read, List.of()).text();
                pair(cleaned.split("\\s+"), right.split("\\s+"), counts);
                printed.append(right).append(' ');
            }
            counts.forEach((pair, count) -> {
                double of = occurrences(printed, pair.substring(pair.indexOf('\t') + 1));
                double[] known = best.get(pair);
                if (count >= FEWEST && of > 0 && (known == null || known[0] / known[1] < count / of)) {
                    best.put(pair, new double[] {count, of});
                }
            });
        }
        StringBuilder table = new StringBuilder(
                "# What was read, what was printed, how often, of how many places where it was printed.\n"
                        + "# Written by FitConfusions; of two collections the one that shows it oftener counts.\n");
        best.forEach(
                (pair, rate) -> table.append(String.format(Locale.ROOT, "%s\t%.0f\t%.0f%n", pair, rate[0], rate[1])));
        Files.writeString(tables.resolve("confusions.tsv"), table);
        Files.writeString(tables.resolve("letters.en.tsv"), letters(data));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static double occurrences(CharSequence text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    /// Walks both texts word by word; after a difference in the number of words it goes on where three are equal
    /// again.
    private static void pair(String[] read, String[] right, Map<String, Integer> counts) {
        int i = 0;
        int j = 0;
        while (i < read.length && j < right.length) {
            if (read[i].equals(right[j])) {
                i++;
                j++;
                continue;
            }
            int[] gap = resync(read, right, i, j);
            if (gap[0] == gap[1]) {
                for (int k = 0; k < gap[0]; k++) {
                    count(read[i + k], right[j + k], counts);
                }
            }
            i += gap[0];
            j += gap[1];
        }
    }

    private static int[] resync(String[] read, String[] right, int i, int j) {
        for (int sum = 1; sum < 60; sum++) {
            List<int[]> gaps = new ArrayList<>();
            for (int a = 0; a <= sum; a++) {
                gaps.add(new int[] {a, sum - a});
            }
            gaps.sort((one, two) -> Math.abs(one[0] - one[1]) - Math.abs(two[0] - two[1]));
            for (int[] gap : gaps) {
                if (equal(read, right, i + gap[0], j + gap[1])) {
                    return gap;
                }
            }
        }
        return new int[] {read.length - i, right.length - j};
    }

    private static boolean equal(String[] read, String[] right, int i, int j) {
        for (int k = 0; k < 2; k++) {
            if (i + k >= read.length || j + k >= right.length) {
                return i + k >= read.length && j + k >= right.length && k > 0;
            }
            if (!read[i + k].equals(right[j + k])) {
                return false;
            }
        }
        return true;
    }

    private static void count(String read, String right, Map<String, Integer> counts) {
        int head = 0;
        int shortest = Math.min(read.length(), right.length());
        while (head < shortest && read.charAt(head) == right.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shortest - head
                && read.charAt(read.length() - 1 - tail) == right.charAt(right.length() - 1 - tail)) {
            tail++;
        }
        String readPart = read.substring(head, read.length() - tail);
        String rightPart = right.substring(head, right.length() - tail);
        if (readPart.length() > 3 && readPart.length() == rightPart.length()) {
            for (int k = 0; k < readPart.length(); k++) {
                if (readPart.charAt(k) != rightPart.charAt(k)) {
                    add(readPart.substring(k, k + 1), rightPart.substring(k, k + 1), counts);
                }
            }
            return;
        }
        add(readPart, rightPart, counts);
    }

    private static void add(String read, String printed, Map<String, Integer> counts) {
        if (READ.matcher(read).matches() && PRINTED.matcher(printed).matches() && !read.equalsIgnoreCase(printed)) {
            counts.merge(read + "\t" + printed, 1, Integer::sum);
        }
    }

    /// Letter trigrams of the words of all true texts; a word counts by the logarithm of how often it comes.
    private static String letters(Path data) throws IOException {
        Map<String, Integer> words = new HashMap<>();
        List<Path> truths = new ArrayList<>(files(data.resolve("segmentation"), ".txt"));
        truths.addAll(files(data.resolve("ocr"), ".gt.txt"));
        for (Path truth : truths) {
            WORD.matcher(Files.readString(truth, StandardCharsets.UTF_8))
                    .results()
                    .forEach(match -> words.merge(match.group().toLowerCase(Locale.ROOT), 1, Integer::sum));
        }
        TreeMap<String, Double> trigrams = new TreeMap<>();
        words.forEach((word, count) -> {
            String padded = "__" + word.replaceAll("[^a-z]", "") + "_";
            for (int k = 0; k + 3 <= padded.length() && padded.length() > 3; k++) {
                trigrams.merge(padded.substring(k, k + 3), 1 + Math.log(count), Double::sum);
            }
        });
        StringBuilder table = new StringBuilder(
                "# Letter trigrams of English words and how much they count; _ is a word's edge. Written by FitConfusions.\n");
        trigrams.forEach((trigram, count) -> table.append(String.format(Locale.ROOT, "%s\t%.1f%n", trigram, count)));
        return table.toString();
    }
}
