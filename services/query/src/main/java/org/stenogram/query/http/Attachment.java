package org.stenogram.query.http;

import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Headers under which bytes of strangers are given out: to be saved, never to be run.
final class Attachment {

    private static final Set<String> INERT = Set.of(
            "text/plain",
            "text/csv",
            "application/pdf",
            "application/zip",
            "image/png",
            "image/jpeg",
            "image/tiff",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private static final String PLAIN = "!#$&+-.^_`|~";

    private Attachment() {}

    /// The media type when browsers can do no harm with it, else that of unknown bytes.
    static MediaType safeType(String mediaType) {
        return INERT.contains(mediaType) ? MediaType.of(mediaType) : MediaType.APPLICATION_OCTET_STREAM_TYPE;
    }

    /// `Content-Disposition` of RFC 6266, with a name for old clients and the full name in the form of RFC 8187.
    static String disposition(String name) {
        StringBuilder ascii = new StringBuilder();
        name.codePoints().forEach(point -> ascii.append(isPlain(point) || point == ' ' ? (char) point : '_'));
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && isPlain(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append("%02X".formatted(b & 0xff));
            }
        }
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, encoded);
    }

    private static boolean isPlain(int point) {
        return (point >= 'a' && point <= 'z')
                || (point >= 'A' && point <= 'Z')
                || (point >= '0' && point <= '9')
                || (point < 128 && PLAIN.indexOf(point) >= 0);
    }
}
