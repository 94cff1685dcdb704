package org.stenogram.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Makes schema `archive` for tests of services that read it and must not depend on `storage`, which keeps its scripts.
enum StorageMigrations implements ArchiveDatabase.Content {
    ALL;

    private static final String FOLDER = "services/storage/src/main/resources/db/archive";

    @Override
    public void fill(ArchiveDatabase empty) throws SQLException {
        try (Connection connection = empty.open();
                Statement statement = connection.createStatement()) {
            for (Path script : scripts()) {
                statement.execute(Files.readString(script));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a migration of storage cannot be read", e);
        }
    }

    /// In Flyway's order: the versions, then what is repeatable.
    private static List<Path> scripts() throws IOException {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("stenogram.root")));
        try (Stream<Path> files = Files.list(root.resolve(FOLDER))) {
            return files.sorted(
                            Comparator.comparing((Path file) -> fileName(file).startsWith("R"))
                                    .thenComparing(StorageMigrations::fileName))
                    .toList();
        }
    }

    private static String fileName(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }
}
