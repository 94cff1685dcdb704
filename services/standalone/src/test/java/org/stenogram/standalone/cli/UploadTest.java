package org.stenogram.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UploadTest {

    @Test
    void filesOfOneNameKeepTheirFoldersSoThatNoneIsLost() {
        Set<String> taken = new HashSet<>();

        assertThat(Stream.of("a/minutes.txt", "b/minutes.txt", "a/minutes.txt", "b/minutes.txt")
                        .map(name -> Upload.freeName(new Upload.Item(Path.of("records", name), name), taken)))
                .containsExactly("minutes.txt", "b_minutes.txt", "a_minutes.txt", "2_b_minutes.txt");
    }
}
