package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.stenogram.testkit.DevelopmentData;

/// Lets Jazzer look for bytes that break extraction or the rules: each target in a Java machine of its own, for as long
/// as is given, from the seeds and from what earlier runs found worth keeping (`target/fuzz`). Prints a table. Run by
/// `bench/fuzz`; not part of the build. Fails when something was found; `target/fuzz/finds` has the bytes.
final class FuzzMeasurement {

    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs in (\\d+) second");
    private static final Pattern UNITS = Pattern.compile("stat::number_of_executed_units: +(\\d+)");
    private static final Pattern COVERED = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)/");
    private static final String CODE = "org.stenogram.ocrcleanup.**:org.jsoup.**:org.apache.pdfbox.**";

    private final Path work = DevelopmentData.repository().resolve("services/ocr-cleanup/target/fuzz");

    @Test
    void nothingBreaksExtractionOrRules() throws IOException, InterruptedException {
        int seconds = Integer.getInteger("stenogram.fuzz.seconds", 60);
        String chosen = System.getProperty("stenogram.fuzz.targets", "");
        Path finds = Files.createDirectories(work.resolve("finds"));
        List<String> broken = new ArrayList<>();
        System.out.printf("| target | seconds | runs | branches covered | features | inputs kept | finds |%n");
        System.out.printf("|---|---|---|---|---|---|---|%n");
        for (FuzzTarget target : FuzzTarget.values()) {
            if (chosen.isEmpty() || Arrays.asList(chosen.split(",")).contains(target.folder())) {
                fuzz(target, seconds, finds, broken);
            }
        }
        assertThat(broken).as("targets with finds; the bytes lie in " + finds).isEmpty();
    }

    private void fuzz(FuzzTarget target, int seconds, Path finds, List<String> broken)
            throws IOException, InterruptedException {
        Path kept = Files.createDirectories(work.resolve(target.folder()));
        Process process = new ProcessBuilder(command(target, seconds, finds, kept))
                .directory(finds.toFile())
                .redirectErrorStream(true)
                .start();
        String runs = "?";
        String took = "?";
        String[] covered = {"?", "?", "?"};
        Path log = work.resolve(target.folder() + ".log");
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter writer = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                writer.write(line);
                writer.newLine();
                Matcher done = RUNS.matcher(line);
                Matcher units = UNITS.matcher(line);
                Matcher covers = COVERED.matcher(line);
                if (done.find()) {
                    runs = done.group(1);
                    took = done.group(2);
                } else if (units.find()) {
                    runs = units.group(1);
                } else if (covers.find()) {
                    covered = new String[] {covers.group(1), covers.group(2), covers.group(3)};
                }
            }
        }
        boolean found = process.waitFor() != 0;
        if (found) {
            broken.add(target.folder());
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s |%n",
                target.folder(),
                took,
                runs,
                covered[0],
                covered[1],
                covered[2],
                found ? "see " + log.getFileName() : "0");
    }

    private static List<String> command(FuzzTarget target, int seconds, Path finds, Path kept) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1200m",
                "-Xss1m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dstenogram.fuzz.target=" + target.name(),
                "-Dstenogram.root=" + DevelopmentData.repository(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzing.class.getName(),
                "--instrumentation_includes=" + CODE.replace(':', File.pathSeparatorChar),
                "--custom_hook_includes=" + CODE.replace(':', File.pathSeparatorChar),
                "-max_total_time=" + seconds,
                "-timeout=60",
                "-rss_limit_mb=3000",
                "-max_len=8192",
                "-print_final_stats=1",
                "-artifact_prefix=" + finds + File.separator + target.folder() + "-",
                kept.toString(),
                FuzzCorpusTest.folder(target).toString()));
        if (target == FuzzTarget.RULES) {
            command.add(DevelopmentData.repository()
                    .resolve("services/ocr-cleanup/src/test/resources/rules")
                    .toString());
        }
        return command;
    }
}
