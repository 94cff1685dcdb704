package org.stenogram.storage.amendments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.Correction.Anchor;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.contracts.PipelineEvent.AttributionRule;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.contracts.PipelineEvent.HeaderField;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.PageBreak;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.contracts.PipelineEvent.SpeakerType;
import org.stenogram.contracts.RunId;

class AmendedTest {

    private static final String EXTRACTED =
            "Minutes 𝔘\n\nTHE CHAIR: We be-\ngin.\n\nIt is late.\n\nMR. BAKER: I agree.\n\nTHE CHAIR: Then so be it.\n";
    private static final Edit JOINED = new Edit("join", 1, 27, 29, "-\n", "", "a word was broken");

    private final List<DocumentAmended> corrections = new ArrayList<>();

    @Test
    void aTurnGetsTheSpeakerThatStaffName() {
        correct(new Correction.ChangeSpeaker(at("MR. BAKER: I agree."), "Ann Baker"));

        assertThat(amended(machine()))
                .containsExactly(
                        "heading: Minutes 𝔘",
                        "Chair: THE CHAIR: We begin. | It is late.",
                        "Ann Baker: MR. BAKER: I agree.",
                        "Chair: THE CHAIR: Then so be it.");
    }

    @Test
    void aTurnIsSplitAndItsSecondHalfGivenToSomebodyElse() {
        correct(new Correction.SplitTurn(at("It is late."), null, "Ann Baker"));

        assertThat(amended(machine())).contains("Chair: THE CHAIR: We begin.", "Ann Baker: It is late.");
    }

    @Test
    void aTurnIsMergedIntoTheOneBeforeItWithItsLabelKept() {
        correct(new Correction.MergeTurn(at("MR. BAKER: I agree.")));

        Amended amended = Amended.of(machine(), corrections);

        assertThat(shown(amended)).contains("Chair: THE CHAIR: We begin. | It is late. | MR. BAKER: I agree.");
        assertThat(amended.edition().segmentation().segments().get(1).annotations())
                .extracting(Annotation::kind)
                .containsExactly(AnnotationKind.LABEL, AnnotationKind.LABEL);
    }

    @Test
    void aSpeechBecomesANoteAndANoteASpeech() {
        correct(new Correction.ChangeKind(at("MR. BAKER: I agree."), SegmentKind.NOTE, null));
        correct(new Correction.ChangeKind(at("Minutes 𝔘"), SegmentKind.SPEECH, "Ann Baker"));

        assertThat(amended(machine())).contains("Ann Baker: Minutes 𝔘", "note: MR. BAKER: I agree.");
    }

    @Test
    void wordsAreReplacedAndEverythingAfterThemMovesAlong() {
        correct(new Correction.EditText(at("late"), "much too late"));
        correct(new Correction.ChangeSpeaker(at("THE CHAIR: Then so be it."), "Ann Baker"));

        Amended amended = Amended.of(machine(), corrections);

        assertThat(shown(amended))
                .contains("Chair: THE CHAIR: We begin. | It is much too late.", "Ann Baker: THE CHAIR: Then so be it.");
        CleanedText cleaned = amended.edition().cleaned();
        assertThat(new EditLedger(cleaned.edits()).invert(cleaned.text())).isEqualTo(EXTRACTED);
        assertThat(cleaned.edits()).extracting(Edit::rule).containsExactly("join", "staff");
        CodePoints points = CodePoints.of(cleaned.text());
        assertThat(points.slice(cleaned.text(), cleaned.pages().getFirst().offset(), points.count()))
                .startsWith("MR. BAKER");
    }

    @Test
    void anEditOfARuleIsTakenBackAndStaysSoWhenTheRuleNoLongerMakesIt() {
        correct(new Correction.UndoEdit(at("We be-\ngin."), "join"));

        assertThat(amended(machine())).contains("Chair: THE CHAIR: We be- | gin. | It is late.");
        assertThat(Amended.of(machine(List.of(), cuts()), corrections)
                        .places()
                        .getFirst()
                        .conflict())
                .isNull();
    }

    @Test
    void theHeaderSaysWhatStaffSay() {
        correct(new Correction.CorrectHeader("date", "1961-03"));
        correct(new Correction.CorrectHeader("Place", "Reyl"));
        correct(new Correction.CorrectHeader("Present", "all"));

        assertThat(Amended.of(machine(), corrections).edition().segmentation().metadata())
                .isEqualTo(new Metadata(
                        "Minutes",
                        "1961-03",
                        null,
                        List.of(new HeaderField("Place", "Reyl"), new HeaderField("Present", "all"))));
    }

    @Test
    void aCorrectedTurnStandsWhenALaterRunCutsTheTextOtherwise() {
        correct(new Correction.ChangeSpeaker(at("THE CHAIR: We be-\ngin.\n\nIt is late."), "Ann Baker"));

        assertThat(amended(machine(List.of(JOINED), List.of(0, 46))))
                .as("a run that missed the label of the chair and of what follows")
                .contains("heading: Minutes 𝔘", "Ann Baker: THE CHAIR: We begin. | It is late.");
        assertThat(amended(machine(List.of(JOINED), List.of(0, 11, 33, 46, 67))))
                .as("a run that made two turns of it, the second without a label")
                .contains("Ann Baker: THE CHAIR: We begin.", "Ann Baker: It is late.");
    }

    @Test
    void turnsWithLabelsOfTheirOwnInsideACorrectedOneAreAConflict() {
        correct(new Correction.ChangeSpeaker(at("MR. BAKER: I agree.\n\nTHE CHAIR: Then so be it."), "Ann Baker"));

        Amended amended = Amended.of(machine(), corrections);

        assertThat(amended.places().getFirst().conflict()).contains("several turns with labels");
        assertThat(shown(amended)).isEqualTo(shown(new Amended(machine(), List.of())));
    }

    @Test
    void whatDoesNotFitLeavesNoTraceOfItself() {
        correct(new Correction.EditText(at("late.\n\nMR. BAKER"), "gone"));

        Amended amended = Amended.of(machine(), corrections);

        assertThat(amended.places().getFirst().conflict()).contains("two segments");
        assertThat(amended.edition().cleaned()).isEqualTo(machine().cleaned());
        assertThat(shown(amended)).isEqualTo(shown(new Amended(machine(), List.of())));
    }

    @Test
    void whatCouldNotBeNamedBeforeIsNobodysAgain() {
        correct(new Correction.ChangeSpeaker(at("THE CHAIR: Then so be it."), null));

        assertThat(Amended.of(machine(), corrections)
                        .edition()
                        .segmentation()
                        .segments()
                        .getLast()
                        .speaker())
                .isEqualTo(new Speaker(
                        "THE CHAIR", null, null, SpeakerType.ILLEGIBLE, AttributionRule.NONE, 1, List.of()));
    }

    private void correct(Correction correction) {
        corrections.add(new DocumentAmended(
                machine().documentId(),
                machine().runId(),
                new UUID(0, corrections.size()),
                correction,
                "seen in the scan",
                "i.calder",
                Instant.EPOCH.plusSeconds(corrections.size())));
    }

    private static Anchor at(String words) {
        int index = EXTRACTED.indexOf(words);
        int start = EXTRACTED.codePointCount(0, index);
        return Anchor.of(EXTRACTED, start, start + words.codePointCount(0, words.length()));
    }

    private List<String> amended(DocumentSegmented machine) {
        Amended amended = Amended.of(machine, corrections);
        assertThat(amended.places())
                .allSatisfy(place -> assertThat(place.conflict()).isNull());
        return shown(amended);
    }

    private static List<String> shown(Amended amended) {
        String text = amended.edition().cleaned().text();
        CodePoints points = CodePoints.of(text);
        List<String> shown = new ArrayList<>();
        int end = 0;
        for (Segment segment : amended.edition().segmentation().segments()) {
            assertThat(segment.start()).as("no gap, no overlap").isEqualTo(end);
            assertThat(segment.ordinal()).isEqualTo(shown.size() + 1);
            end = segment.end();
            Speaker speaker = segment.speaker();
            String who =
                    speaker == null ? segment.kind().name().toLowerCase(Locale.ROOT) : String.valueOf(speaker.name());
            shown.add(who + ": "
                    + points.slice(text, segment.start(), segment.end()).strip().replaceAll("\\n+", " | "));
        }
        assertThat(end).isEqualTo(points.count());
        return shown;
    }

    private static List<Integer> cuts() {
        return List.of(0, 11, 48, 69);
    }

    private static DocumentSegmented machine() {
        return machine(List.of(JOINED), List.of(0, 11, 46, 67));
    }

    /// The heading and turns of the chair, cut at offsets of the cleaned text; each with its label when it has one.
    private static DocumentSegmented machine(List<Edit> edits, List<Integer> cuts) {
        String text = new EditLedger(edits).apply(EXTRACTED);
        CodePoints points = CodePoints.of(text);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            int start = cuts.get(i);
            int end = i + 1 < cuts.size() ? cuts.get(i + 1) : points.count();
            String words = points.slice(text, start, end);
            int label = words.indexOf(':');
            boolean isLabelled = words.startsWith("THE") || words.startsWith("MR");
            segments.add(new Segment(
                    i + 1,
                    i == 0 ? SegmentKind.HEADING : SegmentKind.SPEECH,
                    i == 0 ? null : speaker(isLabelled ? words.substring(0, label) : "THE CHAIR"),
                    start,
                    end,
                    0.5,
                    isLabelled ? List.of(new Annotation(AnnotationKind.LABEL, start, start + label + 1)) : List.of()));
        }
        return new DocumentSegmented(
                new DocumentId(new UUID(1, 1)),
                new RunId(new UUID(2, 2)),
                new Original("0".repeat(64), 9, "text/plain"),
                new CleanedText(
                        new Extraction("plain-text", "UTF-8", EXTRACTED.codePointCount(0, EXTRACTED.length())),
                        text,
                        edits,
                        List.of(new PageBreak(46, "2", false)),
                        null,
                        new TreeMap<>()),
                new Segmentation(
                        new Metadata("Minutes", null, null, List.of(new HeaderField("Place", "Reyl?"))),
                        segments,
                        List.of(new Person("p1", "Chair", List.of(), List.of(), true)),
                        0.5,
                        new TreeMap<>()));
    }

    private static Speaker speaker(String label) {
        return new Speaker(label, "p1", "Chair", SpeakerType.PERSON, AttributionRule.ROLE, 0.5, List.of());
    }
}
