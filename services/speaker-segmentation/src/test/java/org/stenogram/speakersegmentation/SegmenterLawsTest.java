package org.stenogram.speakersegmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.testkit.DevelopmentData;

/// What holds for every text, whatever stands in it: the promises of `contracts/events/30-document-segmented`.
class SegmenterLawsTest {

    static Stream<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(DevelopmentData.repository().resolve("seeds"))) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void theLawsHoldForTheSeeds(Path file) throws IOException {
        assertLaws(Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n\n",
                "A",
                "A:",
                ":",
                "::::\n::::",
                "A: b\nB: c\nA: d\nB: e",
                "\u0001\u0002[[[((((",
                "(unclosed\n[unclosed\nA: b",
                "💥: 💥\n\n💥💥: x\n\n💥: y\n\n💥💥: z",
                "Mr. A. B. C. D. E. F. G.",
                "K: Yes.\nD: No.\n\n[K: no]\n(D: no)",
                "1 A\n2 B\n3 C",
                "[Signed]",
            })
    void theLawsHoldForOddTexts(String text) {
        assertLaws(text);
    }

    @Test
    void theLawsHoldForTextsMadeOfParts() {
        long seed = 20_261_124;
        Random random = new Random(seed);
        List<String> parts = List.of(
                "Mr. Aldane: ",
                "\n",
                "\n\n",
                "[Page 3]",
                "(laughter)",
                "Yes. ",
                "THE PRESIDENT. ",
                "**O:** ",
                "K – ",
                "I do not know",
                "💥",
                "  ",
                "1 Source: x",
                "PARTICIPANTS:",
                "Note taker,",
                "\t",
                "“",
                "Q. ",
                "A. ",
                "-");
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = 0; part < 40; part++) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            try {
                assertLaws(text.toString());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed %d, text %d: %s".formatted(seed, i, text), e);
            }
        }
    }

    @Test
    void aRecordOfAMillionCharactersIsReadInReasonableTime() {
        String turn =
                "Mr. Aldane: We have three points, and I shall be brief about each of them.\n\nMrs. Quint: Yes.\n\n";

        Segmentation found = Texts.segment(turn.repeat(10_000));

        assertThat(found.segments()).hasSize(20_000);
    }

    /// Time that grew with the square of the length would make minutes of most.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[ (",
                ": ",
                "A:\n",
                "1",
                " ",
                "Mr. X. ",
                "Mr. SMITH. Yes. ",
                "Q. When? A. In May. ",
                "(a)\n",
                "APPENDIX\n\n",
                "THE WORKS\n\n",
                "1. A note.\n",
                "It reads as follows:\n",
                "Date: May\n",
            })
    void whatNoRecordIsIsReadToItsEnd(String part) {
        String text = part.repeat(1_000_000 / part.length());

        List<Segment> found = Texts.segment(text).segments();

        assertThat(found.isEmpty() ? text.length() : found.getLast().end()).isEqualTo(text.length());
    }

    private static void assertLaws(String text) {
        Segmentation found = Texts.segment(text);

        int at = 0;
        int ordinal = 1;
        Set<String> people = found.people().stream().map(Person::personId).collect(Collectors.toSet());
        for (Segment segment : found.segments()) {
            assertThat(segment.ordinal()).isEqualTo(ordinal++);
            assertThat(segment.start()).isEqualTo(at);
            assertThat(segment.end()).isGreaterThan(segment.start());
            at = segment.end();
            for (Annotation annotation : segment.annotations()) {
                assertThat(annotation.start()).isBetween(segment.start(), segment.end());
                assertThat(annotation.end()).isBetween(annotation.start(), segment.end());
            }
            if (segment.speaker() != null && segment.speaker().personId() != null) {
                assertThat(people).contains(segment.speaker().personId());
            }
            assertThat(segment.confidence()).isBetween(0.0, 1.0);
        }
        assertThat(at).isEqualTo(text.isBlank() ? at : CodePoints.of(text).count());
        assertThat(Texts.segment(text)).isEqualTo(found);
        assertThat(found.confidence()).isBetween(0.0, 1.0);
    }
}
