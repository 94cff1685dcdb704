package org.stenogram.speakersegmentation.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.speakersegmentation.labels.Spelling;
import org.stenogram.speakersegmentation.lexicon.Words;

/// A person of a record while it is read: what it calls them grows.
final class Someone {

    private final String id;
    private PersonName name;
    private final Set<String> aliases = new LinkedHashSet<>();
    private final Set<String> offices = new LinkedHashSet<>();
    private final Map<String, List<String>> words = new HashMap<>();
    private boolean present;

    Someone(String id, PersonName name) {
        this.id = id;
        this.name = name;
        aliases.addAll(name.spellings());
    }

    String id() {
        return id;
    }

    String fullName() {
        return name.full();
    }

    PersonName name() {
        return name;
    }

    Set<String> offices() {
        return offices;
    }

    void calls(String alias) {
        aliases.add(alias);
    }

    void holds(List<String> more) {
        offices.addAll(more);
    }

    void isPresent() {
        present = true;
    }

    /// Takes the fuller of two names of the same person.
    void alsoNamed(PersonName other) {
        if (other.names().size() > name.names().size()) {
            aliases.add(name.full());
            name = other;
        }
        aliases.addAll(other.spellings());
    }

    /// Whether these names can be this person's: each word is one of theirs, or the initial of one.
    boolean answersTo(List<String> names, boolean likely) {
        List<String> asked = folded(names);
        return matches(folded(name.names()), asked, likely)
                || aliases.stream().anyMatch(alias -> matches(wordsOf(alias), asked, likely));
    }

    /// The names in an alias, folded; each alias is taken apart once.
    private List<String> wordsOf(String alias) {
        return words.computeIfAbsent(
                alias, printed -> folded(PersonName.of(printed).names()));
    }

    private static List<String> folded(List<String> names) {
        return names.stream().map(Words::fold).toList();
    }

    private static boolean matches(List<String> known, List<String> names, boolean likely) {
        List<String> left = new ArrayList<>(known);
        boolean whole = false;
        for (String folded : names) {
            int same = indexOf(left, other -> isSame(folded, other, likely));
            int hit = same >= 0 ? same : indexOf(left, other -> isInitial(folded, other));
            if (hit < 0) {
                return false;
            }
            whole |= same >= 0 && folded.length() > 1;
            left.remove(hit);
        }
        return whole;
    }

    private static int indexOf(List<String> words, Predicate<String> is) {
        for (int i = 0; i < words.size(); i++) {
            if (is.test(words.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSame(String word, String other, boolean likely) {
        return other.equals(word) || (likely && word.length() >= 4 && Spelling.isCloseWord(word, other));
    }

    private static boolean isInitial(String word, String other) {
        return !word.isEmpty()
                && !other.isEmpty()
                && (word.length() == 1 || other.length() == 1)
                && word.charAt(0) == other.charAt(0);
    }

    Person person() {
        Set<String> others = new LinkedHashSet<>(aliases);
        others.remove(name.full());
        return new Person(id, name.full(), List.copyOf(others), List.copyOf(offices), present);
    }
}
