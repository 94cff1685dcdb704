package org.stenogram.storage.amendments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PersonName;
import org.stenogram.contracts.PipelineEvent.AttributionRule;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.contracts.PipelineEvent.SpeakerType;

/// The people of an edition, and those whom staff name besides.
final class Voices {

    /// The label of a speech that has none and whose speaker nobody can name.
    static final String NOBODY = "?";

    private final List<Person> people;

    Voices(List<Person> people) {
        this.people = new ArrayList<>(people);
    }

    List<Person> people() {
        return people;
    }

    /// A speaker as staff say. No rule stands behind it, and no doubt.
    ///
    /// @param before who it was taken for; keeps the printed label
    /// @param name absent when nobody can be named
    Speaker speaker(@Nullable Speaker before, @Nullable String name) {
        if (name == null) {
            return new Speaker(
                    before == null ? NOBODY : before.label(),
                    null,
                    null,
                    before == null || before.type() == SpeakerType.PERSON ? SpeakerType.ILLEGIBLE : before.type(),
                    AttributionRule.NONE,
                    1,
                    List.of());
        }
        Person person = known(name).orElseGet(() -> added(name));
        return new Speaker(
                before == null ? name : before.label(),
                person.personId(),
                person.name(),
                SpeakerType.PERSON,
                AttributionRule.NONE,
                1,
                List.of());
    }

    private Optional<Person> known(String name) {
        return people.stream()
                .filter(person -> PersonName.personId(person.name()).equals(PersonName.personId(name)))
                .findFirst();
    }

    private Person added(String name) {
        int number = people.size() + 1;
        while (isTaken("p" + number)) {
            number++;
        }
        Person person = new Person("p" + number, name, List.of(), List.of(), true);
        people.add(person);
        return person;
    }

    private boolean isTaken(String localId) {
        return people.stream().anyMatch(person -> person.personId().equals(localId));
    }
}
