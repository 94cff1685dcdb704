package org.stenogram.query.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.changes.TurnMatching.Pair;

/// What another run would change in a document.
///
/// @param isNew whether the archive has no edition of it yet, so that all is gained
/// @param kept turns that stay with their speaker
/// @param textDiffers whether any character of the cleaned text does
/// @param header what is known of the document and differs
/// @param rules edits by rule, those alone whose number differs
/// @param signals quality before and after, every signal that one of both has
public record RunDifference(
        boolean isNew,
        int kept,
        Turns gained,
        Turns lost,
        Turns reattributed,
        boolean textDiffers,
        List<Value> header,
        List<Count> rules,
        List<Signal> signals) {

    /// Turns of one kind that are told at most; all are counted.
    static final int TOLD = 5;

    /// Copies the lists.
    public RunDifference {
        header = List.copyOf(header);
        rules = List.copyOf(rules);
        signals = List.copyOf(signals);
    }

    /// Turns to which the same happens.
    ///
    /// @param count all of them
    /// @param told the first of them, in reading order
    public record Turns(int count, List<TurnChange> told) {

        /// Copies the list.
        public Turns {
            told = List.copyOf(told);
        }

        static <T> Turns of(List<T> all, Function<T, TurnChange> form) {
            return new Turns(all.size(), all.stream().limit(TOLD).map(form).toList());
        }
    }

    /// One turn.
    ///
    /// @param before who has it now
    /// @param after who would have it
    /// @param snippet its first words
    public record TurnChange(
            @Nullable String before, @Nullable String after, String snippet) {}

    /// One value of the header.
    public record Value(
            String name, @Nullable String before, @Nullable String after) {}

    /// How often a rule edits.
    public record Count(String rule, int before, int after) {}

    /// One signal of quality, absent where it was not measured.
    public record Signal(
            String name, @Nullable Double before, @Nullable Double after) {}

    /// Compares what the archive has with what a run makes.
    ///
    /// @param before absent when the archive has no edition
    public static RunDifference between(@Nullable MachineEdition before, MachineEdition after) {
        List<Turn> had = before == null ? List.of() : before.turns();
        TurnMatching turns = before != null && before.extracted().equals(after.extracted())
                ? TurnMatching.byPlace(had, after.turns())
                : TurnMatching.byWords(had, after.turns());
        List<Pair> reattributed = turns.pairs().stream()
                .filter(pair -> !pair.before().hasSpeakerOf(pair.after()))
                .toList();
        return new RunDifference(
                before == null,
                turns.pairs().size() - reattributed.size(),
                Turns.of(turns.gained(), turn -> new TurnChange(null, turn.speaker(), turn.snippet())),
                Turns.of(turns.lost(), turn -> new TurnChange(turn.speaker(), null, turn.snippet())),
                Turns.of(
                        reattributed,
                        pair -> new TurnChange(
                                pair.before().speaker(),
                                pair.after().speaker(),
                                pair.after().snippet())),
                before == null || !before.textHash().equals(after.textHash()),
                header(before, after),
                rules(before, after),
                signals(before, after));
    }

    /// Whether readers would notice anything.
    public boolean changesNothing() {
        return !isNew
                && gained.count() + lost.count() + reattributed.count() == 0
                && !textDiffers
                && header.isEmpty()
                && rules.isEmpty();
    }

    private static List<Value> header(@Nullable MachineEdition before, MachineEdition after) {
        List<Value> values = new ArrayList<>();
        for (String name : names(before == null ? null : before.header(), after.header())) {
            String was = before == null ? null : before.header().get(name);
            String becomes = after.header().get(name);
            if (!Objects.equals(was, becomes)) {
                values.add(new Value(name, was, becomes));
            }
        }
        return values;
    }

    private static List<Count> rules(@Nullable MachineEdition before, MachineEdition after) {
        List<Count> counts = new ArrayList<>();
        for (String rule : names(before == null ? null : before.edits(), after.edits())) {
            int was = before == null ? 0 : before.edits().getOrDefault(rule, 0);
            int becomes = after.edits().getOrDefault(rule, 0);
            if (was != becomes) {
                counts.add(new Count(rule, was, becomes));
            }
        }
        return counts;
    }

    private static List<Signal> signals(@Nullable MachineEdition before, MachineEdition after) {
        return names(before == null ? null : before.quality(), after.quality()).stream()
                .map(name -> new Signal(
                        name,
                        before == null ? null : before.quality().get(name),
                        after.quality().get(name)))
                .toList();
    }

    private static SortedSet<String> names(@Nullable SortedMap<String, ?> before, SortedMap<String, ?> after) {
        SortedSet<String> names = new TreeSet<>(after.keySet());
        if (before != null) {
            names.addAll(before.keySet());
        }
        return names;
    }
}
