package org.stenogram.ocrcleanup.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.stenogram.ocrcleanup.HostileTexts;
import org.stenogram.ocrcleanup.morfologik.WordLists;
import org.stenogram.testkit.DevelopmentData;

/// What each rule is for, told by cases: `src/test/resources/rules/<rule>/<case>/before.txt` becomes `after.txt`.
final class GoldenRulesTest {

    private static final Set<String> CASE = Set.of("before.txt", "after.txt");
    private static final int HOSTILE = 3_000;

    private final Map<String, CleanupRule> rules =
            StandardRules.chain(WordLists.of("en").orElseThrow()).rules().stream()
                    .collect(Collectors.toMap(CleanupRule::name, Function.identity()));

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsItsAfterSays() throws IOException {
        return cases().stream().map(folder -> DynamicTest.dynamicTest(name(folder), () -> check(folder)));
    }

    private void check(Path folder) throws IOException {
        CleanupRule rule = Objects.requireNonNull(rules.get(ruleOf(folder)), () -> "no rule has cases " + name(folder));
        String before = Files.readString(folder.resolve("before.txt"));
        String after = Files.readString(folder.resolve("after.txt"));

        assertThat(alone(rule, before)).isEqualTo(after);
        assertThat(alone(rule, after)).as("run twice").isEqualTo(after);
    }

    @Test
    void everyRuleShowsWhatItDoesAndWhatItLeavesAlone() throws IOException {
        Map<String, List<Path>> byRule = cases().stream().collect(Collectors.groupingBy(GoldenRulesTest::ruleOf));
        assertThat(byRule).containsOnlyKeys(rules.keySet());
        for (Map.Entry<String, List<Path>> rule : byRule.entrySet()) {
            int changed = 0;
            for (Path folder : rule.getValue()) {
                changed += Files.mismatch(folder.resolve("before.txt"), folder.resolve("after.txt")) < 0 ? 0 : 1;
            }
            assertThat(changed).as("cases that %s changes", rule.getKey()).isPositive();
            assertThat(rule.getValue()).as("cases of %s", rule.getKey()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void everyFileBelongsToACase() throws IOException {
        try (Stream<Path> files = Files.walk(root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = root().relativize(file);
                assertThat(place.getNameCount()).as("depth of %s", place).isEqualTo(3);
                assertThat(CASE).contains(place.getFileName().toString());
            }
        }
        for (Path folder : cases()) {
            for (String file : CASE) {
                assertThat(folder.resolve(file)).exists();
            }
        }
    }

    @Test
    void noRuleFindsAnythingToDoInWhatItMadeOfHostileTexts() {
        long seed = Long.getLong("stenogram.seed", System.nanoTime());
        System.out.println("hostile texts: -Dstenogram.seed=" + seed);
        HostileTexts texts = new HostileTexts(seed);
        for (int i = 0; i < HOSTILE; i++) {
            String text = texts.next().replaceAll("[\ud800-\udfff]", "");
            for (CleanupRule rule : rules.values()) {
                String once = alone(rule, text);
                assertThat(alone(rule, once))
                        .as("%s run twice, seed %d, text %d", rule.name(), seed, i)
                        .isEqualTo(once);
            }
        }
    }

    private static String alone(CleanupRule rule, String text) {
        return new RuleChain(List.of(rule)).clean(text, List.of()).text();
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.walk(root(), 2)) {
            return folders.filter(folder -> root().relativize(folder).getNameCount() == 2)
                    .sorted()
                    .toList();
        }
    }

    private static String ruleOf(Path folder) {
        return root().relativize(folder).getName(0).toString();
    }

    private static String name(Path folder) {
        return root().relativize(folder).toString();
    }

    private static Path root() {
        return DevelopmentData.repository().resolve("services/ocr-cleanup/src/test/resources/rules");
    }
}
