package org.stenogram.testkit.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Writes generated records into a folder, each with its truth beside it in the form that `seeds/README.md` describes.
///
/// Needs no build: `java libs/testkit/src/main/java/org/stenogram/testkit/records/GenerateRecords.java 1 1000 FOLDER`
/// writes the records of the seed numbers 1 to 1000.
public final class GenerateRecords {

    private static final int BOUNDARY_WORDS = 5;

    private GenerateRecords() {}

    /// @param args first seed number, how many, folder
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: GenerateRecords FIRST-SEED COUNT FOLDER");
            System.exit(2);
        }
        write(Long.parseLong(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
    }

    /// Writes the records of consecutive seed numbers.
    public static void write(long firstSeed, int count, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            GeneratedRecord generated = GeneratedRecord.of(seed);
            Files.writeString(folder.resolve(generated.name() + ".txt"), generated.text());
            Files.writeString(folder.resolve(generated.name() + ".expected.json"), truth(generated));
        }
    }

    /// What is true of a record, as JSON.
    static String truth(GeneratedRecord generated) {
        String speeches = generated.turns().stream()
                .map(turn -> """
                            {"speaker": %s, "label": %s, "begins": %s, "ends": %s}""".formatted(
                                quoted(turn.speaker()),
                                quoted(turn.label()),
                                quoted(boundary(turn.words(), true)),
                                quoted(boundary(turn.words(), false))))
                .collect(Collectors.joining(",\n"));
        String people = generated.present().stream()
                .map(name -> """
                            {"name": %s, "offices": [], "present": true}""".formatted(quoted(name)))
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "record": {"title": null, "date": "%s", "language": "en", "fields": {}},
                  "speeches": [
                %s
                  ],
                  "people": [
                %s
                  ],
                  "layers": [],
                  "signature": null,
                  "textContains": [%s],
                  "textLacks": [],
                  "searches": [
                    {"q": %s, "speaker": %s, "finds": {"speaker": %s, "words": %s}}
                  ]
                }
                """.formatted(
                        generated.date(),
                        speeches,
                        people,
                        quoted("And somebody has taken the " + generated.oddThing() + "."),
                        quoted(generated.oddThing()),
                        quoted(generated.oddSpeaker()),
                        quoted(generated.oddSpeaker()),
                        quoted("the " + generated.oddThing()));
    }

    private static String boundary(String text, boolean isBeginning) {
        List<String> words = List.of(text.split(" "));
        int length = Math.min(BOUNDARY_WORDS, words.size());
        return String.join(
                " ", isBeginning ? words.subList(0, length) : words.subList(words.size() - length, words.size()));
    }

    /// Generated words hold no character that JSON escapes.
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
