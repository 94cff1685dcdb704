package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void aSecondStenogramOnTheSameFolderIsRefusedByName() throws IOException {
        try (DataFolder first = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining(first.root().toString())
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void aFolderIsFreeAgainOnceItIsClosed() throws IOException {
        DataFolder.open(folder).close();

        try (DataFolder again = DataFolder.open(folder)) {
            assertThat(again.bucket()).isEqualTo(again.root().resolve("bucket"));
        }
    }
}
