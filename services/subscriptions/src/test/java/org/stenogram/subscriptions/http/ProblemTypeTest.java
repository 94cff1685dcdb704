package org.stenogram.subscriptions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| ([0-9]{3}) \\| ([^|]+) \\|");

    @Test
    void theReadmeListsThemAll() throws IOException {
        Path readme = Path.of(Objects.requireNonNull(System.getProperty("stenogram.root")))
                .resolve("services/subscriptions/README.md");
        List<String> listed = Files.readAllLines(readme).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.code() + " " + type.status() + " " + type.title())
                        .toList());
    }

    @Test
    void aBareStatusHasAKindOfItsOwn() {
        assertThat(ProblemType.ofStatus(400)).isEqualTo(ProblemType.BAD_REQUEST);
        assertThat(ProblemType.ofStatus(404)).isEqualTo(ProblemType.UNKNOWN_PATH);
        assertThat(ProblemType.ofStatus(405)).isEqualTo(ProblemType.METHOD_NOT_ALLOWED);
        assertThat(ProblemType.ofStatus(409)).isEqualTo(ProblemType.REQUEST_FAILED);
        assertThat(ProblemType.ofStatus(418)).isEqualTo(ProblemType.REQUEST_FAILED);
        assertThat(ProblemType.ofStatus(504)).isEqualTo(ProblemType.INTERNAL);
    }
}
