package org.stenogram.standalone;

import java.io.IOException;
import java.nio.file.Path;

/// Another Stenogram already runs on the data folder.
public final class DataFolderInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    DataFolderInUseException(Path folder) {
        super("another Stenogram is running on %s: stop it first, or name another folder with --data"
                .formatted(folder));
    }
}
