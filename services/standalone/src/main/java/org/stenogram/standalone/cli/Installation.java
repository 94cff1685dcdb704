package org.stenogram.standalone.cli;

import java.nio.file.Path;

/// Where this program lies; the launcher says it.
final class Installation {

    private Installation() {}

    /// The folder with the launcher, `seeds/` and the rest.
    static Path root() {
        return Path.of(System.getProperty("stenogram.root", "."));
    }

    /// A folder that the program may fill: `.stenogram/<name>` beside the launcher, wherever it is called from. Tests
    /// name another place.
    static Path folder(String name) {
        String state = System.getProperty("stenogram.state");
        return (state == null ? root().resolve(".stenogram") : Path.of(state)).resolve(name);
    }
}
