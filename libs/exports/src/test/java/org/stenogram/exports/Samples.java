package org.stenogram.exports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.HeaderField;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.PageBreak;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.exports.ExportedDocument.ExportedSegment;
import org.stenogram.exports.ExportedDocument.ExportedSpeaker;
import org.stenogram.exports.ExportedDocument.Holding;
import org.stenogram.exports.ExportedDocument.Source;

/// Documents of our own making, put together piece by piece.
public final class Samples {

    private static final List<String> NOISE = List.of(
            "a",
            "é",
            " ",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "\0",
            "\u0001",
            "\u001f",
            "\u007f",
            "\u0085",
            "\u2028",
            "\ufffe",
            "\uffff",
            "\ud83d\udea2",
            "\ud83d",
            "\udea2",
            "<",
            ">",
            "&",
            "\"",
            "'",
            "]]>",
            "<!--",
            "<b>",
            "&amp;",
            "&#0;",
            "*",
            "_",
            "`",
            "#",
            "- ",
            "1. ",
            "{",
            "}",
            "\\",
            "$",
            "%",
            "=",
            ",",
            ";",
            "..",
            "/",
            ":",
            "\u202e");

    private final List<ExportedSegment> segments = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String name = "minutes.txt";
    private @Nullable String title = "Minutes of the Harbour Commission";
    private @Nullable String date = "1961-03-14";
    private @Nullable Holding archive =
            new Holding(new UUID(1, 2), "harbour", 1, 2, new UUID(3, 4), Instant.parse("2026-03-01T10:00:03.5Z"));

    /// Minutes with all kinds of segment.
    public static ExportedDocument minutes() {
        return new Samples()
                .person("p1", "A. Calder", "Mr. Calder", "Chairman")
                .person("p2", "E. Ostrell", "Mrs. Ostrell", "Treasurer")
                .has(SegmentKind.HEADING, "MINUTES\n\n")
                .has(SegmentKind.METADATA, "Date: 14 March 1961\n\n")
                .says("Mr. Calder", "p1", ": The commission has heard <the report> & \ud83d\udea2.\n\n")
                .has(SegmentKind.DIRECTION, "(laughter)\n")
                .has(SegmentKind.PAGE_MARK, "- 2 -\n")
                .says("Mrs. Ostrell", "p2", ": They are here.\n\n- one\n- two\n")
                .says("A voice", null, ": Hear, hear!\n")
                .has(SegmentKind.SIGNATURE, "Signed: Ostrell\n")
                .document();
    }

    /// No segment, no person, no title, no date.
    public static ExportedDocument empty() {
        return new Samples().titled(null).on(null).document();
    }

    /// As `convert` makes it.
    public static ExportedDocument unarchived() {
        return new Samples()
                .inNoArchive()
                .person("p1", "A. Calder", "Mr. Calder", "Chairman")
                .says("Mr. Calder", "p1", ": Yes.")
                .document();
    }

    /// Texts that no form is ready for: control characters, markup, lone surrogates, line ends of all kinds.
    public static ExportedDocument hostile(Random random) {
        Samples samples = new Samples()
                .named(noise(random))
                .titled(noise(random))
                .on(random.nextBoolean() ? "1959-02-31" : noise(random));
        for (int i = 0; i < 5; i++) {
            samples.person(random.nextBoolean() ? "same" : noise(random), noise(random), noise(random), noise(random));
        }
        for (SegmentKind kind : SegmentKind.values()) {
            if (kind == SegmentKind.SPEECH) {
                samples.says(noise(random), random.nextBoolean() ? null : "same", noise(random));
            } else {
                samples.has(kind, noise(random));
            }
        }
        return samples.document();
    }

    private static String noise(Random random) {
        StringBuilder out = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            out.append(NOISE.get(random.nextInt(NOISE.size())));
        }
        return out.toString();
    }

    Samples named(String file) {
        name = file;
        return this;
    }

    Samples titled(@Nullable String text) {
        title = text;
        return this;
    }

    Samples on(@Nullable String text) {
        date = text;
        return this;
    }

    Samples inNoArchive() {
        archive = null;
        return this;
    }

    Samples person(String id, String personName, String alias, String office) {
        people.add(new Person(id, personName, List.of(alias), List.of(office), true));
        return this;
    }

    Samples has(SegmentKind kind, String words) {
        return add(kind, null, words, List.of());
    }

    Samples says(String label, @Nullable String person, String words) {
        int start = points();
        int end = start + label.codePointCount(0, label.length());
        return add(
                SegmentKind.SPEECH,
                new ExportedSpeaker(label, person, person == null ? null : "Person " + person, 0.9),
                label + words,
                List.of(new Annotation(AnnotationKind.LABEL, start, end)));
    }

    private Samples add(
            SegmentKind kind, @Nullable ExportedSpeaker speaker, String words, List<Annotation> annotations) {
        int start = points();
        text.append(words);
        segments.add(new ExportedSegment(segments.size() + 1, kind, speaker, start, points(), words, annotations));
        return this;
    }

    private int points() {
        return CodePoints.of(text.toString()).count();
    }

    ExportedDocument document() {
        return new ExportedDocument(
                archive,
                new Source(name, "0".repeat(64), 120, "text/plain"),
                new Metadata(title, date, "Harbour <House>", List.of(new HeaderField("Original Language", "English"))),
                text.toString(),
                "en",
                List.of(new Edit("join-line-wraps", 1, 3, 4, "\n", " ", "wrapped")),
                List.of(new PageBreak(0, "1", false), new PageBreak(Math.min(30, points()), "2", false)),
                segments,
                people,
                new TreeMap<>(Map.of("dictionary", 0.97)));
    }
}
