package org.stenogram.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {

    @TempDir
    Path folder;

    @Test
    void aFolderStandsForItsFilesWithoutHiddenOnes() throws IOException {
        write("b/minutes.txt");
        write("a/minutes.txt");
        write(".git/config");
        write("a/.DS_Store");

        assertThat(Upload.itemsOf(List.of(folder)))
                .extracting(Upload.Item::name)
                .containsExactly("a/minutes.txt", "b/minutes.txt");
    }

    @Test
    void filesOfOneNameKeepTheirFoldersSoThatNoneIsLost() throws IOException {
        write("b/minutes.txt");
        write("a/minutes.txt");
        Set<String> taken = new HashSet<>();

        List<Upload.Item> items = Upload.itemsOf(List.of(folder, folder));

        assertThat(items.stream().map(item -> Upload.freeName(item, taken)))
                .containsExactly("minutes.txt", "b_minutes.txt", "a_minutes.txt", "2_b_minutes.txt");
    }

    @Test
    void aPathThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Upload.itemsOf(List.of(folder.resolve("no.txt"))))
                .isInstanceOf(NoSuchFileException.class)
                .satisfies(failure -> assertThat(Failures.inWords(failure))
                        .startsWith("there is no ")
                        .endsWith("no.txt"));
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }
}
