package org.stenogram.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The real records that lie beside the repository on a developer's machine, and nowhere else.
public final class DevelopmentData {

    private DevelopmentData() {}

    /// The root of the repository.
    public static Path repository() {
        String root = System.getProperty("stenogram.root");
        if (root == null) {
            throw new IllegalStateException("system property stenogram.root is not set; Maven sets it");
        }
        return Path.of(root);
    }

    /// A folder of records, `segmentation` for one; skips the test, saying so, when it is not there.
    public static Path folder(String name) {
        Path folder = repository().resolve("../shared/data").resolve(name).normalize();
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                () -> "skipped: the development records %s are not on this machine".formatted(name));
        return folder;
    }
}
