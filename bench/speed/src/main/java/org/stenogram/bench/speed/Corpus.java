package org.stenogram.bench.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Records to measure with: the development records, or the seeds where those are not there.
///
/// @param documents as they would come in
/// @param bytes all together
record Corpus(List<byte[]> documents, long bytes) {

    Corpus {
        documents = List.copyOf(documents);
    }

    /// @param kind `clean` or `noisy`: records that need little, or much, to be put right
    static Corpus of(String kind) throws IOException {
        Path data = Path.of("../shared/data", kind.equals("clean") ? "segmentation" : "noisy");
        String ending = kind.equals("clean") ? ".txt" : ".noisy.txt";
        return Files.isDirectory(data) ? read(data, ending) : read(Path.of("seeds"), ".txt");
    }

    /// The same records as one document of so many bytes, the last of them cut off, all of them as often as it takes.
    static Corpus oneOf(int bytes) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes) {
            for (byte[] document : of("clean").documents) {
                text.append(new String(document, StandardCharsets.UTF_8)).append("\n\n");
            }
        }
        byte[] cut = text.substring(0, bytes).getBytes(StandardCharsets.UTF_8);
        return new Corpus(List.of(cut), cut.length);
    }

    private static Corpus read(Path folder, String ending) throws IOException {
        List<byte[]> documents = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                byte[] document = Files.readAllBytes(file);
                documents.add(document);
                bytes += document.length;
            }
        }
        return new Corpus(documents, bytes);
    }
}
