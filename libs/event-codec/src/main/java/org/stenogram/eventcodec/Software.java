package org.stenogram.eventcodec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// Which software this is.
public final class Software {

    /// The CloudEvents attribute that says which software emitted an event.
    static final String ATTRIBUTE = "softwareversion";

    private static final String FILE = "software.properties";
    private static final String VERSION = read();

    private Software() {}

    /// The release, and the commit where the build knew it: `1.2.0+9cb23f2`.
    public static String version() {
        return VERSION;
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream stream = Objects.requireNonNull(Software.class.getResourceAsStream(FILE), FILE)) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String release = properties.getProperty("release", "");
        String commit = properties.getProperty("commit", "");
        return commit.matches("[0-9a-f]+") ? release + "+" + commit : release;
    }
}
