package org.stenogram.bench.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks, prints megabytes a second on one core beside the baseline's, and writes them into
/// `docs/speed.md`.
public final class Speed {

    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";
    private static final int MILLION = 1_000_000;

    private Speed() {}

    /// @param args options of JMH
    /// @throws IOException when the records cannot be read, or the page not be written
    /// @throws RunnerException when a benchmark fails
    /// @throws CommandLineOptionException when an argument is none of JMH's
    public static void main(String[] args) throws IOException, RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(TextBenchmark.class.getSimpleName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(8))
                        .measurementIterations(4)
                        .measurementTime(TimeValue.seconds(5))
                        .jvmArgsAppend("-Xmx1g", "-XX:+UseSerialGC")
                        .build())
                .run();
        Map<String, Map<String, Double>> speeds = new TreeMap<>();
        for (RunResult result : results) {
            String records = result.getParams().getParam("records");
            double milliseconds = result.getPrimaryResult().getScore();
            double megabytes = corpus(records).bytes() / (double) MILLION;
            String benchmark = result.getParams().getBenchmark();
            speeds.computeIfAbsent(records, _ -> new TreeMap<>())
                    .put(benchmark.substring(benchmark.lastIndexOf('.') + 1), megabytes * 1_000 / milliseconds);
        }
        String table = table(speeds);
        System.out.println(table);
        Path page = Path.of("docs/speed.md");
        String text = Files.readString(page);
        Files.writeString(
                page,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END)));
    }

    static Corpus corpus(String records) throws IOException {
        return switch (records) {
            case "1M" -> Corpus.oneOf(MILLION);
            case "10M" -> Corpus.oneOf(10 * MILLION);
            default -> Corpus.of(records);
        };
    }

    private static String table(Map<String, Map<String, Double>> speeds) {
        StringBuilder table = new StringBuilder("""
                | records | count words | clean | segment | clean beside counting | segment beside counting |
                |---|---|---|---|---|---|
                """);
        speeds.forEach((records, speed) -> {
            double count = speed.getOrDefault("countWords", Double.NaN);
            double clean = speed.getOrDefault("clean", Double.NaN);
            double segment = speed.getOrDefault("segment", Double.NaN);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f MB/s | %.1f MB/s | %.1f MB/s | 1 : %.0f | 1 : %.0f |%n",
                    records,
                    count,
                    clean,
                    segment,
                    count / clean,
                    count / segment));
        });
        return table.toString();
    }
}
