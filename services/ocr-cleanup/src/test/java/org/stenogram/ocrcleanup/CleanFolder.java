package org.stenogram.ocrcleanup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.stenogram.contracts.PipelineEvent.Edit;

/// For development: cleans every file of a folder whose name has an ending, and writes each as `NAME.txt` into
/// another, so that a scorer can compare. Prints how many edits each rule made.
///
/// Arguments: folder, ending (`.noisy.txt`), output folder; `edits` as a fourth prints every edit.
final class CleanFolder {

    private CleanFolder() {}

    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[2]));
        Cleanup cleanup = Cleanup.standard();
        Map<String, Integer> byRule = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(Path.of(arguments[0]))) {
            files = listed.filter(file -> file.getFileName().toString().endsWith(arguments[1]))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            String base = name.substring(0, name.length() - arguments[1].length());
            switch (cleanup.clean(Files.readAllBytes(file), "text/plain")) {
                case Cleanup.Refused refused ->
                    System.out.println(name + ": " + refused.rejection().reason());
                case Cleanup.Cleaned cleaned -> {
                    Files.writeString(out.resolve(base + ".txt"), cleaned.text().text(), StandardCharsets.UTF_8);
                    for (Edit edit : cleaned.text().edits()) {
                        byRule.merge(edit.rule(), 1, Integer::sum);
                        if (arguments.length > 3) {
                            System.out.printf(
                                    "%s %s %d %s -> %s%n",
                                    base, edit.rule(), edit.start(), shown(edit.before()), shown(edit.after()));
                        }
                    }
                }
            }
        }
        System.out.println(byRule);
    }

    private static String shown(String text) {
        return '"' + text.replace("\n", "\\n").replace("\f", "\\f").replace("\r", "\\r") + '"';
    }
}
