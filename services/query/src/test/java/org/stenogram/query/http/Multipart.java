package org.stenogram.query.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A form with files, byte for byte as it travels.
final class Multipart {

    private static final String BOUNDARY = "stenogram-test-8f41c2";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Multipart field(String name, String value) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    /// @param fileName goes out as it stands
    Multipart file(String fileName, String content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n");
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        return (bytes.toString(StandardCharsets.UTF_8) + "--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
