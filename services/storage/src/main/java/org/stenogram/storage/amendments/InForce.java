package org.stenogram.storage.amendments;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;

/// Those amendments of one document that hold, the oldest first; the same in whatever order they came.
///
/// @param corrections what is to be applied to editions
/// @param withdrawal the amendment that keeps the document from readers; absent when they may see it
public record InForce(
        List<DocumentAmended> corrections, @Nullable DocumentAmended withdrawal) {

    private static final Comparator<DocumentAmended> OLDEST_FIRST = Comparator.comparing(DocumentAmended::amendedAt)
            .thenComparing(amended -> amended.amendmentId().toString());

    /// Copies the list.
    public InForce {
        corrections = List.copyOf(corrections);
    }

    /// Sorts out all amendments of a document.
    public static InForce of(Collection<DocumentAmended> all) {
        Set<UUID> undone = all.stream()
                .map(DocumentAmended::correction)
                .filter(Correction.UndoAmendment.class::isInstance)
                .map(correction -> ((Correction.UndoAmendment) correction).amendmentId())
                .collect(Collectors.toSet());
        List<DocumentAmended> holding = all.stream()
                .filter(amended -> !undone.contains(amended.amendmentId()))
                .sorted(OLDEST_FIRST)
                .toList();
        DocumentAmended withdrawal = null;
        for (DocumentAmended amended : holding) {
            withdrawal = switch (amended.correction()) {
                case Correction.Withdraw _ -> amended;
                case Correction.Restore _ -> null;
                case Correction.Anchored _, Correction.CorrectHeader _, Correction.UndoAmendment _ -> withdrawal;
            };
        }
        return new InForce(
                holding.stream()
                        .filter(amended -> isApplied(amended.correction()))
                        .toList(),
                withdrawal);
    }

    /// Sorts out all amendments of an erased document: nothing is applied, and nothing brings it back.
    public static InForce ofErased(Collection<DocumentAmended> all) {
        return new InForce(
                List.of(),
                all.stream()
                        .filter(amended -> amended.correction() instanceof Correction.Withdraw)
                        .max(OLDEST_FIRST)
                        .orElse(null));
    }

    private static boolean isApplied(Correction correction) {
        return correction instanceof Correction.Anchored || correction instanceof Correction.CorrectHeader;
    }
}
