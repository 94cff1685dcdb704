package org.stenogram.speakersegmentation.people;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.speakersegmentation.labels.Spelling;
import org.stenogram.speakersegmentation.lexicon.Words;

/// A person of a record while it is read: what it calls them grows.
final class Someone {

    /// Each name that is taken for another one, misread, is one more to compare with.
    private static final int MOST_ALIASES = 100;

    private final int number;
    private final BiConsumer<String, Someone> index;
    private PersonName name;
    private final Set<String> aliases = new LinkedHashSet<>();
    private final Set<String> offices = new LinkedHashSet<>();
    /// The words of the name, folded.
    private List<String> words;

    /// Those of the aliases; spellings of one name are there once.
    private final Set<List<String>> otherWords = new LinkedHashSet<>();
    private boolean present;

    /// @param number place among everyone, from 1
    /// @param index is told each word that this person is called by
    Someone(int number, PersonName name, BiConsumer<String, Someone> index) {
        this.number = number;
        this.index = index;
        this.name = name;
        this.words = learn(name);
        name.spellings().forEach(this::calls);
    }

    /// How many names there are to compare a misread one with.
    int spellings() {
        return 1 + Math.min(otherWords.size(), MOST_ALIASES);
    }

    int number() {
        return number;
    }

    String id() {
        return "p" + number;
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
        if (aliases.add(alias)) {
            otherWords.add(learn(PersonName.of(alias)));
        }
    }

    private List<String> learn(PersonName called) {
        List<String> folded = Words.folded(called.names());
        folded.forEach(word -> index.accept(word, this));
        return folded;
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
            calls(name.full());
            name = other;
            words = learn(other);
        }
        other.spellings().forEach(this::calls);
    }

    /// Whether these names can be this person's: each word is one of theirs, or the initial of one.
    ///
    /// @param asked folded
    boolean answersTo(List<String> asked, boolean likely) {
        return matches(words, asked, likely)
                || otherWords.stream()
                        .limit(likely ? MOST_ALIASES : otherWords.size())
                        .anyMatch(known -> matches(known, asked, likely));
    }

    /// The same for somebody who is not among everyone yet.
    static boolean answer(PersonName somebody, PersonName asked) {
        return new Someone(0, somebody, (_, _) -> {}).answersTo(Words.folded(asked.names()), false);
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
        return new Person(id(), name.full(), List.copyOf(others), List.copyOf(offices), present);
    }
}
