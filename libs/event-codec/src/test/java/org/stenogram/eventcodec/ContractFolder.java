package org.stenogram.eventcodec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.stenogram.contracts.EventType;

/// The folder of one kind of event, as it lies in the repository.
record ContractFolder(EventType type) {

    private static final Path ROOT = Path.of(System.getProperty("stenogram.root", "../.."));
    private static final ObjectMapper PLAIN = new ObjectMapper();

    static Stream<ContractFolder> all() {
        return Arrays.stream(EventType.values()).map(ContractFolder::new);
    }

    Path path() {
        return ROOT.resolve("contracts/events").resolve(type.folder());
    }

    String schema() {
        return read(path().resolve("schema.v1.json"));
    }

    String readme() {
        return read(path().resolve("README.md"));
    }

    List<Path> examples() {
        try (Stream<Path> files = Files.list(path().resolve("examples"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pipeline() {
        return read(ROOT.resolve("contracts/pipeline.txt"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// JSON as any reader sees it, without the codec's own settings.
    static JsonNode json(String text) {
        try {
            return PLAIN.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return type.folder();
    }
}
