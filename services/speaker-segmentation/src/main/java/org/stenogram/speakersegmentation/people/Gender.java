package org.stenogram.speakersegmentation.people;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether titles say of two people with one surname that they are not the same: `Mr. Example` and `Mrs. Example`.
final class Gender {

    private static final Set<String> OF_MEN =
            Set.of("mr", "m", "monsieur", "sr", "senhor", "señor", "herr", "sir", "shri", "pan", "pán");
    private static final Set<String> OF_WOMEN = Set.of(
            "mrs",
            "ms",
            "miss",
            "mme",
            "mlle",
            "madame",
            "sra",
            "senhora",
            "señora",
            "frau",
            "shrimati",
            "smt",
            "pani",
            "paní");

    private Gender() {}

    static boolean differs(PersonName one, PersonName other) {
        return (isOf(one.titles(), OF_MEN) && isOf(other.titles(), OF_WOMEN))
                || (isOf(one.titles(), OF_WOMEN) && isOf(other.titles(), OF_MEN));
    }

    private static boolean isOf(List<String> titles, Set<String> gender) {
        return titles.stream()
                .map(title -> title.replaceAll("\\.$", "").toLowerCase(Locale.ROOT))
                .anyMatch(gender::contains);
    }
}
