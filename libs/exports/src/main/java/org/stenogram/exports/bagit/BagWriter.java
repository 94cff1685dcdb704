package org.stenogram.exports.bagit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a bag (BagIt 1.0, RFC 8493) as a ZIP file, front to back: what is counted and hashed on the way comes last.
/// It
/// remembers a line for each file and nothing of what the files hold.
public final class BagWriter {

    /// Writes one file.
    @FunctionalInterface
    public interface Content {

        /// @param out stays open
        void write(OutputStream out) throws IOException;
    }

    private final ZipOutputStream zip;
    private final String folder;
    private final FileTime time;
    private final StringBuilder manifest = new StringBuilder();
    private final StringBuilder tagManifest = new StringBuilder();
    private long bytes;
    private long files;

    /// @param out stays open
    /// @param folder the bag's name, the one folder of the ZIP file
    /// @param time that all files bear
    public BagWriter(OutputStream out, String folder, Instant time) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.folder = SafeName.of(folder) + "/";
        this.time = FileTime.from(time);
    }

    /// Adds a file.
    ///
    /// @param path below `data/`, made of safe names
    /// @return its SHA-256
    public String add(String path, Content content) throws IOException {
        Hashed hashed = entry("data/" + path, content);
        line(manifest, hashed.sha256(), "data/" + path);
        bytes += hashed.bytes;
        files++;
        return hashed.sha256();
    }

    /// Writes manifests and tag files, and ends the ZIP file.
    ///
    /// @param info lines of `bag-info.txt` beside those that are made here
    public void finish(LocalDate today, Map<String, String> info) throws IOException {
        StringBuilder lines = new StringBuilder();
        info.forEach((name, value) -> infoLine(lines, name, value));
        infoLine(lines, "Bagging-Date", today.toString());
        infoLine(lines, "Bag-Software-Agent", "Stenogram");
        infoLine(lines, "Payload-Oxum", bytes + "." + files);
        tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        tag("bag-info.txt", lines.toString());
        tag("manifest-sha256.txt", manifest.toString());
        entry("tagmanifest-sha256.txt", out -> out.write(tagManifest.toString().getBytes(StandardCharsets.UTF_8)));
        zip.finish();
        zip.flush();
    }

    private void tag(String name, String text) throws IOException {
        Hashed hashed = entry(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        line(tagManifest, hashed.sha256(), name);
    }

    private Hashed entry(String path, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(folder + path);
        entry.setLastModifiedTime(time);
        zip.putNextEntry(entry);
        Hashed hashed = new Hashed(zip);
        content.write(hashed);
        zip.closeEntry();
        return hashed;
    }

    private static void line(StringBuilder manifest, String sha256, String path) {
        manifest.append(sha256).append("  ").append(path).append('\n');
    }

    private static void infoLine(StringBuilder lines, String name, String value) {
        lines.append(name)
                .append(": ")
                .append(value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip())
                .append('\n');
    }

    /// Counts and hashes what passes.
    private static final class Hashed extends FilterOutputStream {

        private final Sha256 hash = new Sha256();
        private long bytes;

        Hashed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            hash.add(from, offset, length);
            bytes += length;
        }

        @Override
        public void close() {
            // the next entry needs the stream
        }

        String sha256() {
            return hash.hex();
        }
    }
}
