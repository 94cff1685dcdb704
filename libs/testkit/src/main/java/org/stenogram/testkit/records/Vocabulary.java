package org.stenogram.testkit.records;

import java.util.List;
import java.util.random.RandomGenerator;

/// What generated records are made of. People, places and bodies are invented; nobody speaks of anything real.
final class Vocabulary {

    private static final List<String> GIVEN = List.of(
            "Ada", "Bram", "Celia", "Dorian", "Edda", "Florian", "Greta", "Hollis", "Ines", "Jonas", "Karel", "Lydia",
            "Marek", "Nora", "Osric", "Petra", "Quentin", "Rosa", "Silas", "Tamsin", "Ulric", "Vera", "Wendel",
            "Yvonne");
    private static final List<String> SURNAME_BEGINNINGS = List.of(
            "Ash", "Brack", "Corn", "Dun", "Elm", "Fair", "Gold", "Hart", "Iron", "Kel", "Lang", "Mor", "Nether", "Oak",
            "Pen", "Quar", "Rook", "Sed", "Thorn", "Under", "Vel", "Wick");
    private static final List<String> SURNAME_ENDS = List.of(
            "bourne", "croft", "dale", "ford", "gate", "holm", "ley", "mere", "ridge", "stead", "ton", "wick", "worth");
    private static final List<String> PLACES = List.of(
            "Port Ansel", "Hollow Bridge", "Saltmarsh", "Upper Tarn", "Quarry Cross", "Lantern Hill", "Westerfold");
    private static final List<String> BODIES = List.of(
            "Harbour Board",
            "Drainage Committee",
            "Lamp Commission",
            "Ferry Council",
            "Orchard Society",
            "Clock Trust");
    private static final List<String> OPENINGS = List.of(
            "I have read the report",
            "I must return to the accounts",
            "Nobody has yet answered for the delay",
            "The members will remember last winter",
            "We were promised a drawing",
            "I speak only for my own ward",
            "There is less in this than it seems",
            "I should like the clerk to write this down");
    private static final List<String> MIDDLES = List.of(
            "the pump has stood idle since the frost", "the estimate was made before the bridge was measured",
            "the tenants on the north side were never asked", "no two of the lamps burn the same oil",
            "the ferry rope is older than the ferryman", "the timber came a foot too short",
            "every drain in the lower street runs the wrong way", "the clock strikes the hour that suits it",
            "the contractor has sent his nephew in his place", "the orchard wall keeps nothing in and nothing out");
    private static final List<String> ENDS = List.of(
            "and I want that settled before the harvest",
            "and we shall pay for it twice",
            "which nobody here denies",
            "so I move that we wait",
            "and the children have noticed it",
            "although the engineer says otherwise",
            "and I would rather hear it from him",
            "as the minutes of March will show");
    private static final List<String> OBJECTS = List.of(
            "brass", "copper", "walnut", "granite", "linen", "pewter", "cedar", "slate", "amber", "willow", "marble",
            "tallow");
    private static final List<String> THINGS = List.of(
            "barometer",
            "candlestick",
            "ledger",
            "weathercock",
            "umbrella",
            "inkwell",
            "trombone",
            "wheelbarrow",
            "birdcage",
            "hourglass",
            "sundial",
            "typewriter");

    private final RandomGenerator random;

    Vocabulary(RandomGenerator random) {
        this.random = random;
    }

    String given() {
        return any(GIVEN);
    }

    String surname() {
        return any(SURNAME_BEGINNINGS) + any(SURNAME_ENDS);
    }

    String place() {
        return any(PLACES);
    }

    String body() {
        return any(BODIES);
    }

    /// Two words that are seldom together, to be searched for.
    String oddThing() {
        return any(OBJECTS) + " " + any(THINGS);
    }

    String sentence() {
        String middle = random.nextInt(4) == 0 ? ", for " + any(MIDDLES) : "; " + any(MIDDLES);
        return any(OPENINGS) + middle + (random.nextBoolean() ? ", " + any(ENDS) : "") + ".";
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
