package org.stenogram.query.icu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the repository's sources say in their string literals.
final class Sources {

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern PLACE = Pattern.compile("%(?:[,0-9.]*[dsx])");

    private Sources() {}

    static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("stenogram.root")));
    }

    /// The text of each file of a kind below a folder, by its path.
    static Map<String, String> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(root().resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .collect(Collectors.toMap(
                            file -> root().resolve(folder).relativize(file).toString(),
                            Sources::read,
                            (one, other) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The string literals of Java source, those that are joined by a plus as one, with `{}` for each place of a
    /// format.
    static List<String> literals(String java) {
        String joined = java.replaceAll("\"\\s*(?:\\.formatted\\([a-z]+\\))?\\s*\\+\\s*\"", "")
                .replaceAll("(?m)^\\s*///?.*$", "");
        return LITERAL.matcher(joined)
                .results()
                .map(found -> PLACE.matcher(found.group(1)).replaceAll("{}"))
                .map(text -> text.replace("\\\"", "\"").replace("\\\\", "\\").replace("%%", "%"))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
