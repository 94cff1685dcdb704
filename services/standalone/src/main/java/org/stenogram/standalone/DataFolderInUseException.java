package org.stenogram.standalone;

import java.io.IOException;
import java.nio.file.Path;

/// Another Stenogram already runs on the data folder.
public final class DataFolderInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    DataFolderInUseException(Path folder, String holder) {
        super("another Stenogram (process %s) is running on %s: stop it first, or name another folder with --data"
                .formatted(holder.isEmpty() ? "unknown" : holder, folder));
    }
}
