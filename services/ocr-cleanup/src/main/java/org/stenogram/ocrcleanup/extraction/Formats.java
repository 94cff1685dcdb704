package org.stenogram.ocrcleanup.extraction;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Knows formats that are not plain text by their media type, their first bytes and their name.
final class Formats {

    /// Prefix of the media type, and what people call it.
    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("application/pdf", "a PDF document"),
            Map.entry("application/msword", "a Word document"),
            Map.entry("application/vnd.", "an Office document"),
            Map.entry("application/zip", "a ZIP archive"),
            Map.entry("application/gzip", "a compressed file"),
            Map.entry("application/rtf", "a Rich Text document"),
            Map.entry("text/rtf", "a Rich Text document"),
            Map.entry("text/html", "a web page"),
            Map.entry("application/xhtml", "a web page"),
            Map.entry("text/xml", "an XML document"),
            Map.entry("application/xml", "an XML document"),
            Map.entry("image/", "an image"),
            Map.entry("audio/", "a sound recording"),
            Map.entry("video/", "a video"));

    private static final Map<String, String> BY_MAGIC = Map.ofEntries(
            Map.entry("%PDF-", "a PDF document"),
            Map.entry("PK\u0003\u0004", "a ZIP archive or an Office document"),
            Map.entry("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "an old Office document"),
            Map.entry("{\\rtf", "a Rich Text document"),
            Map.entry("\u0089PNG\r\n", "a PNG image"),
            Map.entry("GIF8", "a GIF image"),
            Map.entry("\u00ff\u00d8\u00ff", "a JPEG image"),
            Map.entry("II*\0", "a TIFF image"),
            Map.entry("MM\0*", "a TIFF image"),
            Map.entry("\u001f\u008b", "a compressed file"));

    private static final Set<String> PAGE_STARTS = Set.of("<!doctype html", "<html");

    private Formats() {}

    /// What the file is, when it is anything but plain text.
    static Optional<String> other(byte[] bytes, String mediaType) {
        int length = Math.min(bytes.length, 1024);
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        Optional<String> magic = BY_MAGIC.entrySet().stream()
                .filter(entry -> head.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (magic.isPresent()) {
            return magic;
        }
        String start = head.replaceFirst("^\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
        if (PAGE_STARTS.stream().anyMatch(start::startsWith)) {
            return Optional.of("a web page");
        }
        if (start.startsWith("<?xml")) {
            return Optional.of("an XML document");
        }
        String type = mediaType.toLowerCase(Locale.ROOT);
        return BY_TYPE.entrySet().stream()
                .filter(entry -> type.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
