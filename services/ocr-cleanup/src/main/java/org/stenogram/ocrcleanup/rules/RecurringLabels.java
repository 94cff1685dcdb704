package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stenogram.ocrcleanup.words.Confusions;
import org.stenogram.ocrcleanup.words.Vocabulary;

/// Puts right a label at a line's beginning that was misread once, where the document has it many times as it should
/// be: `Dr. Kissinqer:` among thirty `Dr. Kissinger:`. Two people whose names are alike stay two: see [LabelDamage].
final class RecurringLabels implements CleanupRule {

    /// More labels than any record has speakers.
    private static final int MOST = 300;

    private final Confusions confusions;
    private final Optional<Vocabulary> vocabulary;

    /// @param vocabulary empty where the words of the language are not known
    RecurringLabels(Confusions confusions, Optional<Vocabulary> vocabulary) {
        this.confusions = confusions;
        this.vocabulary = vocabulary;
    }

    @Override
    public String name() {
        return "repair-recurring-labels";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "the label stands many times in this document, and here some of its letters were misread";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        Openings openings = Openings.of(draft);
        List<Often> recurring = openings.counts().entrySet().stream()
                .filter(label -> label.getValue() > 1 && LabelDamage.mayBeRight(label.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(label -> new Often(label.getKey(), LabelDamage.squeezed(label.getKey()), label.getValue()))
                .toList();
        if (recurring.isEmpty()) {
            return List.of();
        }
        Map<Integer, List<Often>> alike = new HashMap<>();
        recurring.forEach(label -> alike.computeIfAbsent(key(label.label()), _ -> new ArrayList<>())
                .add(label));
        LabelDamage damage = new LabelDamage(confusions, vocabulary, draft.words(false));
        Map<String, String> printed = new HashMap<>();
        openings.counts()
                .forEach((label, count) ->
                        printed(label, count, alike, damage).ifPresent(right -> printed.put(label, right)));
        if (printed.isEmpty()) {
            return List.of();
        }
        List<TextEdit> edits = new ArrayList<>();
        for (Openings.Place place : openings.places()) {
            String right = printed.get(place.label());
            if (right != null) {
                edits.add(new TextEdit(
                        place.start(), place.start() + place.label().length(), right));
            }
        }
        return edits;
    }

    /// Labels can only be the same one when they end alike and are nearly as long: one number for the last character
    /// and
    /// for how many characters there are, spaces apart.
    private static int key(String label) {
        int size = 0;
        for (int at = 0; at < label.length(); at++) {
            size += label.charAt(at) == ' ' ? 0 : 1;
        }
        return size << Character.SIZE | label.charAt(label.length() - 1);
    }

    /// The one label that this was, empty when it stands or may have been two.
    private static Optional<String> printed(
            String label, int count, Map<Integer, List<Often>> alike, LabelDamage damage) {
        int key = key(label);
        LabelDamage.Suspect suspect = null;
        String found = null;
        for (int longer = -LabelDamage.MOST_APART; longer <= LabelDamage.MOST_APART; longer++) {
            for (Often candidate : alike.getOrDefault(key + (longer << Character.SIZE), List.of())) {
                if (candidate.times() <= count) {
                    break;
                }
                suspect = suspect == null ? damage.suspect(label, count) : suspect;
                if (suspect.was(candidate.label(), candidate.squeezed(), candidate.times())) {
                    if (found != null) {
                        return Optional.empty();
                    }
                    found = candidate.label();
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /// A label that comes back.
    ///
    /// @param squeezed without spaces
    private record Often(String label, String squeezed, int times) {}
}
