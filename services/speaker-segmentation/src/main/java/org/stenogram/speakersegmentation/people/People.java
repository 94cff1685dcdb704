package org.stenogram.speakersegmentation.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Everyone of a record, found by the words that they are called by.
final class People {

    /// So many people, and so many of their names, are looked at for one whose name OCR may have made another of: a
    /// record with more than these takes time linear in its length, too.
    private static final int MOST_COMPARED = 1_000;

    private static final int MOST_NAMES_COMPARED = 3_000;

    private final List<Someone> everyone = new ArrayList<>();
    /// Those who are called by a word, initials included.
    private final Map<String, Set<Someone>> byWord = new HashMap<>();

    /// In the order in which the record names them.
    List<Someone> everyone() {
        return everyone;
    }

    Someone add(PersonName name) {
        Someone someone = new Someone(everyone.size() + 1, name, this::index);
        everyone.add(someone);
        return someone;
    }

    private void index(String word, Someone someone) {
        byWord.computeIfAbsent(word, _ -> new LinkedHashSet<>()).add(someone);
    }

    /// Those whose names these can be, in order.
    ///
    /// @param likely whether a word may be another one, misread
    List<Someone> answering(List<String> names, boolean likely) {
        List<String> asked = Words.folded(names);
        Stream<Someone> possible = likely
                ? firstNamed().stream()
                : rarest(asked).stream().sorted(Comparator.comparingInt(Someone::number));
        return possible.filter(someone -> someone.answersTo(asked, likely)).toList();
    }

    private List<Someone> firstNamed() {
        int people = 0;
        int names = 0;
        while (people < Math.min(everyone.size(), MOST_COMPARED) && names < MOST_NAMES_COMPARED) {
            names += everyone.get(people++).spellings();
        }
        return everyone.subList(0, people);
    }

    /// Those who have the one of the words that fewest have, or its initial: whoever is meant has all of them.
    private Set<Someone> rarest(List<String> asked) {
        Set<Someone> rarest = Set.of();
        boolean first = true;
        for (String word : asked) {
            if (word.length() <= 1) {
                continue;
            }
            Set<Someone> same = byWord.getOrDefault(word, Set.of());
            Set<Someone> initial = byWord.getOrDefault(word.substring(0, 1), Set.of());
            if (first || same.size() + initial.size() < rarest.size()) {
                rarest = new LinkedHashSet<>(same);
                rarest.addAll(initial);
                first = false;
            }
        }
        return rarest;
    }
}
