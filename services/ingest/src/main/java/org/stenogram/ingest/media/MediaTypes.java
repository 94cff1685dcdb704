package org.stenogram.ingest.media;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The media type of a file, as far as its name and its first bytes tell. Bytes win over names; names refine.
public final class MediaTypes {

    /// How many first bytes are enough.
    public static final int HEAD = 8192;

    private static final String TEXT = "text/plain";
    private static final String UNKNOWN = "application/octet-stream";

    private record Signature(String mediaType, byte[] start) {

        static Signature of(String mediaType, String hex) {
            return new Signature(mediaType, HexFormat.of().parseHex(hex));
        }
    }

    private static final List<Signature> SIGNATURES = List.of(
            Signature.of("application/pdf", "255044462d"),
            Signature.of("image/png", "89504e470d0a1a0a"),
            Signature.of("image/jpeg", "ffd8ff"),
            Signature.of("image/tiff", "49492a00"),
            Signature.of("image/tiff", "4d4d002a"),
            Signature.of("image/tiff", "4d4d002b"),
            Signature.of("image/tiff", "49492b00"),
            Signature.of("image/gif", "47494638"),
            Signature.of("image/jp2", "0000000c6a5020200d0a870a"),
            Signature.of("application/rtf", "7b5c727466"),
            Signature.of("application/gzip", "1f8b"),
            Signature.of("application/msword", "d0cf11e0a1b11ae1"));

    private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");

    private static final Map<String, String> ZIPPED = Map.of(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "odt", "application/vnd.oasis.opendocument.text",
            "epub", "application/epub+zip");

    private static final Map<String, String> TEXTUAL = Map.of(
            "html", "text/html",
            "htm", "text/html",
            "hocr", "text/html",
            "xhtml", "application/xhtml+xml",
            "xml", "application/xml",
            "csv", "text/csv",
            "md", "text/markdown",
            "json", "application/json");

    private MediaTypes() {}

    /// Names the media type.
    ///
    /// @param name the file's name
    /// @param head its first bytes, at most [#HEAD] of them
    public static String of(String name, byte[] head) {
        for (Signature signature : SIGNATURES) {
            if (startsWith(head, signature.start())) {
                return signature.mediaType();
            }
        }
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (startsWith(head, ZIP)) {
            return ZIPPED.getOrDefault(extension, "application/zip");
        }
        return isText(head, extension) ? textual(extension, head) : UNKNOWN;
    }

    private static String textual(String extension, byte[] head) {
        String start =
                new String(head, StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
        start = start.startsWith("ï»¿") ? start.substring(3).stripLeading() : start;
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "text/html";
        }
        if (start.startsWith("<?xml")) {
            return start.contains("<html") ? "application/xhtml+xml" : "application/xml";
        }
        return TEXTUAL.getOrDefault(extension, TEXT);
    }

    /// UTF-8 and UTF-16 with a byte order mark are text whatever the name; other charsets where the name says so.
    private static boolean isText(byte[] head, String extension) {
        if (startsWith(head, new byte[] {(byte) 0xfe, (byte) 0xff})
                || startsWith(head, new byte[] {(byte) 0xff, (byte) 0xfe})) {
            return true;
        }
        for (byte each : head) {
            if (each >= 0 && each < 0x20 && "\t\n\u000b\f\r\u001b\b\u001a".indexOf(each) < 0) {
                return false;
            }
        }
        return isUtf8(head) || extension.equals("txt") || TEXTUAL.containsKey(extension);
    }

    /// The last character may be cut off at the end of the head.
    private static boolean isUtf8(byte[] head) {
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), head.length < HEAD);
        return !result.isError();
    }

    private static boolean startsWith(byte[] head, byte[] start) {
        return head.length >= start.length && Arrays.equals(head, 0, start.length, start, 0, start.length);
    }
}
