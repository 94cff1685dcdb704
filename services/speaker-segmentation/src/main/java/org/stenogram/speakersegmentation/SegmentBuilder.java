package org.stenogram.speakersegmentation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.people.Examinations;
import org.stenogram.speakersegmentation.people.Roster;
import org.stenogram.speakersegmentation.structure.Layers;
import org.stenogram.speakersegmentation.structure.Part;
import org.stenogram.speakersegmentation.structure.Sidelines;
import org.stenogram.speakersegmentation.turns.LineRole;
import org.stenogram.speakersegmentation.turns.Reading;
import org.stenogram.speakersegmentation.turns.Turn;

/// Makes the segments that cover a text out of what its lines were found to be.
final class SegmentBuilder {

    private final String text;
    private final CodePoints offsets;
    private final List<Line> lines;
    private final Reading reading;
    private final Roster roster;
    private final Examinations examinations;
    /// What begins at a `char`, by that `char`.
    private final TreeMap<Integer, Beginning> beginnings = new TreeMap<>();
    /// Layers of speeches that are whole lines, in order, and the first of those that no speech has been asked for.
    private final List<Annotation> asides = new ArrayList<>();

    private int nextAside;

    private record Beginning(SegmentKind kind, @Nullable Turn turn) {}

    SegmentBuilder(String text, List<Line> lines, Reading reading, Roster roster) {
        this.text = text;
        this.offsets = CodePoints.of(text);
        this.lines = lines;
        this.reading = reading;
        this.roster = roster;
        boolean examined = reading.turns().stream()
                .map(turn -> turn.label().key())
                .anyMatch(key -> key.equals("q") || key.equals("a"));
        this.examinations = Examinations.read(examined ? lines : List.of());
    }

    List<Segment> build(List<Part> header) {
        header.forEach(this::begin);
        readBody();
        reading.turns().forEach(turn -> beginnings.put(turn.label().start(), new Beginning(SegmentKind.SPEECH, turn)));
        return segments();
    }

    private void readBody() {
        List<LineRole> roles = reading.roles();
        int i = roles.indexOf(LineRole.LABEL);
        while (i >= 0 && i < roles.size()) {
            switch (roles.get(i)) {
                case HEAD, LABEL, SPOKEN -> i++;
                case ASIDE -> i = readAside(i);
                case TAIL -> i = readTail(i);
            }
        }
    }

    /// Lines that nobody speaks: parts of their own before the next label, layers of the speech when it goes on.
    private int readAside(int from) {
        List<LineRole> roles = reading.roles();
        int to = from;
        while (to < roles.size() && roles.get(to) == LineRole.ASIDE) {
            to++;
        }
        boolean goesOn = to < roles.size() && roles.get(to) == LineRole.SPOKEN;
        for (int i = from; i < to; i++) {
            Line line = lines.get(i);
            if (goesOn) {
                asides.add(annotation(Layers.ofWholeLine(line), line.start(), line.end()));
            } else {
                begin(new Part(Sidelines.kind(line), i, i + 1));
            }
        }
        return to;
    }

    private int readTail(int from) {
        List<LineRole> roles = reading.roles();
        int to = from;
        while (to < roles.size() && roles.get(to) == LineRole.TAIL) {
            to++;
        }
        Sidelines.tail(lines.subList(0, to), from).forEach(this::begin);
        return to;
    }

    private void begin(Part part) {
        beginnings.put(lines.get(part.from()).start(), new Beginning(part.kind(), null));
    }

    private List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        List<Map.Entry<Integer, Beginning>> all = new ArrayList<>(beginnings.entrySet());
        for (int i = 0; i < all.size(); i++) {
            // White space before the first segment is the first segment's; all other goes with what it follows.
            int from = i == 0 ? 0 : all.get(i).getKey();
            int to = i + 1 < all.size() ? all.get(i + 1).getKey() : text.length();
            segments.add(segment(i + 1, all.get(i).getValue(), from, to));
        }
        return segments;
    }

    private Segment segment(int ordinal, Beginning beginning, int from, int to) {
        Turn turn = beginning.turn();
        int start = offsets.fromIndex(from);
        int end = offsets.fromIndex(to);
        if (turn == null) {
            return new Segment(ordinal, beginning.kind(), null, start, end, 0.9, List.of());
        }
        Label label = turn.label();
        Speaker plain = roster.speaker(label.printed());
        Speaker speaker = plain.personId() != null
                ? plain
                : examinations
                        .meant(label.key(), label.line().index())
                        .map(name -> roster.speaker(label.printed(), name))
                        .orElse(plain);
        List<Annotation> annotations = new ArrayList<>();
        annotations.add(annotation(
                AnnotationKind.LABEL, turn.label().start(), turn.label().end()));
        for (Layers.Layer layer : Layers.within(text, turn.label(), to)) {
            annotations.add(annotation(layer.kind(), layer.start(), layer.end()));
        }
        addAsides(annotations, start, end);
        annotations.sort((a, b) -> Integer.compare(a.start(), b.start()));
        double confidence = Math.min(1, turn.probability()) * speaker.confidence();
        return new Segment(ordinal, SegmentKind.SPEECH, speaker, start, end, round(confidence), annotations);
    }

    /// Adds the whole lines of a speech that are layers and that nothing within its text has found to be.
    private void addAsides(List<Annotation> annotations, int start, int end) {
        if (nextAside == asides.size() || asides.get(nextAside).start() >= end) {
            return;
        }
        Set<Annotation> known = new HashSet<>(annotations);
        while (nextAside < asides.size() && asides.get(nextAside).start() < end) {
            Annotation aside = asides.get(nextAside++);
            if (aside.start() >= start && aside.end() <= end && known.add(aside)) {
                annotations.add(aside);
            }
        }
    }

    private Annotation annotation(AnnotationKind kind, int from, int to) {
        return new Annotation(kind, offsets.fromIndex(from), offsets.fromIndex(to));
    }

    private static double round(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
