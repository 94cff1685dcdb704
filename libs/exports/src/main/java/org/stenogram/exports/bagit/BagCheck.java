package org.stenogram.exports.bagit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Checks a bag in a ZIP file: that all is there which its manifests name and nothing else, each file as it was when it
/// was
/// packed.
public final class BagCheck {

    private static final int LONGEST_LINE = 20_000;

    private final ZipFile zip;
    private final String root;
    private final List<String> complaints = new ArrayList<>();

    private BagCheck(ZipFile zip, String root) {
        this.zip = zip;
        this.root = root;
    }

    /// What was found.
    ///
    /// @param root the bag's folder in the ZIP file, with its slash
    /// @param hashes SHA-256 of each file below `data/`, by path within the bag
    /// @param bytes of those files together
    /// @param complaints in plain words; the bag is good when there are none
    public record Report(String root, Map<String, String> hashes, long bytes, List<String> complaints) {}

    /// Reads every byte once.
    ///
    /// @throws IOException when it is no ZIP file, or has no bag in it
    public static Report check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            String root = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("([^/]+/)?bagit\\.txt"))
                    .findFirst()
                    .map(name -> name.substring(0, name.length() - "bagit.txt".length()))
                    .orElseThrow(() -> new IOException("there is no bag in it: no bagit.txt"));
            return new BagCheck(zip, root).all();
        }
    }

    private Report all() throws IOException {
        Map<String, String> declaration = tags("bagit.txt");
        String version = declaration.getOrDefault("BagIt-Version", "none");
        if (!version.equals("1.0") && !version.equals("0.97")) {
            complaints.add("bagit.txt: version " + version + " is not known");
        }
        Map<String, String> payload = new TreeMap<>();
        long bytes = payload(payload);
        compare("manifest-sha256.txt", payload.keySet(), payload);
        Map<String, String> tagFiles = new TreeMap<>();
        Map<String, String> named = manifest("tagmanifest-sha256.txt");
        for (String path : named.keySet()) {
            ZipEntry entry = zip.getEntry(root + path);
            if (entry != null) {
                tagFiles.put(path, hash(entry));
            }
        }
        compare("tagmanifest-sha256.txt", Set.of(), tagFiles);
        String counted = bytes + "." + payload.size();
        String told = tags("bag-info.txt").getOrDefault("Payload-Oxum", counted);
        if (!told.equals(counted)) {
            complaints.add("bag-info.txt: Payload-Oxum is %s, counted were %s".formatted(told, counted));
        }
        return new Report(root, payload, bytes, List.copyOf(complaints));
    }

    private long payload(Map<String, String> hashes) throws IOException {
        long bytes = 0;
        Set<String> twice = new TreeSet<>();
        for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
            String path = entry.getName();
            if (!path.startsWith(root) || path.contains("../")) {
                complaints.add(path + ": outside the bag");
            } else if (path.startsWith(root + "data/")) {
                if (hashes.put(path.substring(root.length()), hash(entry)) != null) {
                    twice.add(path);
                }
                bytes += entry.getSize();
            }
        }
        twice.forEach(path -> complaints.add(path + ": comes twice"));
        return bytes;
    }

    /// @param mustBeNamed files that the manifest has to name
    private void compare(String manifest, Set<String> mustBeNamed, Map<String, String> found) throws IOException {
        Map<String, String> named = manifest(manifest);
        named.forEach((path, hash) -> {
            String real = found.get(path);
            if (real == null) {
                complaints.add(path + ": missing");
            } else if (!real.equalsIgnoreCase(hash)) {
                complaints.add(path + ": changed since it was packed");
            }
        });
        mustBeNamed.stream()
                .filter(path -> !named.containsKey(path))
                .forEach(path -> complaints.add(path + ": not in " + manifest));
    }

    private Map<String, String> manifest(String name) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String line : lines(name)) {
            String[] parts = line.split("\\s+[*]?", 2);
            if (parts.length < 2 || parts[0].length() != 64) {
                complaints.add(name + ": a line is no hash and name");
            } else {
                files.put(parts[1].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"), parts[0]);
            }
        }
        return files;
    }

    private Map<String, String> tags(String name) throws IOException {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String line : lines(name)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                tags.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return tags;
    }

    private List<String> lines(String name) throws IOException {
        ZipEntry entry = zip.getEntry(root + name);
        if (entry == null) {
            complaints.add(name + ": missing");
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.length() > LONGEST_LINE) {
                    throw new IOException(name + " is no list of lines");
                }
                if (!line.isBlank()) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private String hash(ZipEntry entry) throws IOException {
        Sha256 hash = new Sha256();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hash.add(buffer, 0, count);
            }
        } catch (IOException e) {
            complaints.add(entry.getName() + ": cannot be read: " + e.getMessage());
            return "";
        }
        return hash.hex();
    }
}
