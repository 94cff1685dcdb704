package org.stenogram.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of this module and of the repository around it, as they lie on disk.
final class ContractFiles {

    static final Path ROOT = Path.of(System.getProperty("stenogram.root", "..")).toAbsolutePath();

    private ContractFiles() {}

    static Path contracts(String name) {
        return ROOT.resolve("contracts").resolve(name);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names of what a folder holds, sorted.
    static List<String> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
