package org.stenogram.speakersegmentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.layout.Lines;
import org.stenogram.speakersegmentation.people.Roster;
import org.stenogram.speakersegmentation.structure.Header;
import org.stenogram.speakersegmentation.structure.HeaderReader;
import org.stenogram.speakersegmentation.structure.Part;
import org.stenogram.speakersegmentation.structure.Sidelines;
import org.stenogram.speakersegmentation.turns.LineRole;
import org.stenogram.speakersegmentation.turns.LostBreaks;
import org.stenogram.speakersegmentation.turns.Reading;
import org.stenogram.speakersegmentation.turns.TailEvidence;
import org.stenogram.speakersegmentation.turns.Turn;
import org.stenogram.speakersegmentation.turns.TurnFinder;
import org.stenogram.speakersegmentation.turns.Weights;

/// All that this service does to one cleaned text, without broker: who said what.
/// The command line's `convert` uses it, too.
public final class Segmenter {

    private final TurnFinder turns;

    /// With the weights that this service ships.
    public Segmenter() {
        this(Weights.standard());
    }

    /// @param weights how much each feature of a possible label counts
    public Segmenter(Weights weights) {
        this.turns = new TurnFinder(weights);
    }

    /// Cuts a text into segments and finds their speakers. The same text always gives the same answer; it may be
    /// called from many threads.
    public Segmentation segment(CleanedText cleaned) {
        String text = cleaned.text();
        List<Line> lines = Lines.of(text);
        Reading reading = turns.read(lines, text);
        List<Line> parted = reading.turns().isEmpty() ? LostBreaks.part(lines) : lines;
        if (parted.size() > lines.size()) {
            Reading again = turns.read(parted, text);
            lines = again.turns().isEmpty() ? lines : parted;
            reading = again.turns().isEmpty() ? reading : again;
        }
        int body = bodyStart(reading, lines);
        Header header = HeaderReader.read(lines.subList(0, body));
        Roster roster = roster(reading, header, lines, body);
        SegmentBuilder builder = new SegmentBuilder(text, lines, reading, roster);
        List<Segment> segments = builder.build(parts(header, reading, lines, body));
        return new Segmentation(
                header.metadata(),
                segments,
                roster.people(),
                SegmentationQuality.confidence(segments, reading),
                SegmentationQuality.signals(segments, reading));
    }

    /// Where the header ends: at the first label, or, when nobody speaks, at the signature or the notes.
    private static int bodyStart(Reading reading, List<Line> lines) {
        int first = reading.roles().indexOf(LineRole.LABEL);
        return first >= 0 ? first : tailStart(lines);
    }

    private static int tailStart(List<Line> lines) {
        int notes = TailEvidence.firstOfNotes(lines);
        int signature = TailEvidence.signature(lines, notes);
        return signature >= 0 ? signature : notes;
    }

    private static List<Part> parts(Header header, Reading reading, List<Line> lines, int body) {
        if (!reading.turns().isEmpty() || body >= lines.size()) {
            return header.parts();
        }
        List<Part> parts = new ArrayList<>(header.parts());
        parts.addAll(Sidelines.tail(lines, body));
        return parts;
    }

    private static Roster roster(Reading reading, Header header, List<Line> lines, int body) {
        List<String> attendance = header.attendance().stream()
                .map(index -> lines.get(index).text())
                .toList();
        Map<String, Map<String, Integer>> spellings = new HashMap<>();
        for (Turn turn : reading.turns()) {
            spellings
                    .computeIfAbsent(turn.group(), _ -> new HashMap<>())
                    .merge(turn.label().printed(), 1, Integer::sum);
        }
        Map<String, String> usual = new HashMap<>();
        for (Map<String, Integer> group : spellings.values()) {
            String head = group.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse("");
            group.keySet().forEach(printed -> usual.put(printed, head));
        }
        List<String> labels =
                reading.turns().stream().map(turn -> turn.label().printed()).toList();
        List<String> head = lines.subList(0, body).stream().map(Line::text).toList();
        return new Roster(attendance, labels, usual, header.metadata().title(), head);
    }
}
