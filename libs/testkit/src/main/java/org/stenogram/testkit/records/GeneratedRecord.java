package org.stenogram.testkit.records;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// One record and what is true of it, both made of a seed number alone: the same number gives the same bytes, on every
/// machine and for ever.
///
/// @param name of its file, without ending
/// @param text as a typist left it
/// @param title of the record
/// @param date of the meeting
/// @param present everybody who was there, by full name
/// @param turns who said what, in order
/// @param oddThing words that one turn alone holds, to be searched for
/// @param oddSpeaker who says them
public record GeneratedRecord(
        String name,
        String text,
        String title,
        LocalDate date,
        List<String> present,
        List<Turn> turns,
        String oddThing,
        String oddSpeaker) {

    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);
    private static final int TYPED_WIDTH = 72;

    /// One turn.
    ///
    /// @param speaker full name
    /// @param label as printed, without the colon
    /// @param words all that is said, on one line
    public record Turn(String speaker, String label, String words) {}

    /// How labels are printed.
    private enum Labels {
        CAPITALS,
        HONORIFIC,
        FULL_NAME
    }

    /// Copies the lists.
    public GeneratedRecord {
        present = List.copyOf(present);
        turns = List.copyOf(turns);
    }

    /// Makes the record of a seed number.
    public static GeneratedRecord of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Vocabulary words = new Vocabulary(random);
        Map<String, String> people = people(words, 2 + random.nextInt(4));
        List<String> names = List.copyOf(people.keySet());
        Labels labels = words.any(Arrays.asList(Labels.values()));
        LocalDate date = LocalDate.of(1890 + random.nextInt(90), 1 + random.nextInt(12), 1 + random.nextInt(28));
        String title = "Minutes of the %s of %s".formatted(words.body(), words.place());
        String oddThing = words.oddThing();

        List<Turn> turns = new ArrayList<>();
        int count = 6 + random.nextInt(25);
        int odd = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            String speaker = names.get((i + (random.nextInt(5) == 0 ? 1 : 0)) % names.size());
            List<String> said = new ArrayList<>();
            for (int sentence = 1 + random.nextInt(5); sentence > 0; sentence--) {
                said.add(words.sentence());
            }
            if (i == odd) {
                said.add("And somebody has taken the " + oddThing + ".");
            }
            turns.add(new Turn(speaker, label(speaker, people, labels), String.join(" ", said)));
        }
        boolean isTyped = random.nextBoolean();
        String text = text(title, date, people, turns, isTyped);
        return new GeneratedRecord(
                "record-%d".formatted(seed),
                text,
                title,
                date,
                names,
                turns,
                oddThing,
                turns.get(odd).speaker());
    }

    /// Full names and their honorifics; no surname comes twice.
    private static Map<String, String> people(Vocabulary words, int count) {
        Map<String, String> people = new LinkedHashMap<>();
        List<String> surnames = new ArrayList<>();
        while (people.size() < count) {
            String surname = words.surname();
            if (!surnames.contains(surname)) {
                surnames.add(surname);
                people.put(words.given() + " " + surname, words.any(List.of("Mr.", "Mrs.", "Dr.")));
            }
        }
        return people;
    }

    private static String label(String speaker, Map<String, String> people, Labels labels) {
        String surname = speaker.substring(speaker.lastIndexOf(' ') + 1);
        return switch (labels) {
            case CAPITALS -> speaker.toUpperCase(Locale.ROOT);
            case HONORIFIC -> people.get(speaker) + " " + surname;
            case FULL_NAME -> speaker;
        };
    }

    private static String text(
            String title, LocalDate date, Map<String, String> people, List<Turn> turns, boolean isTyped) {
        StringBuilder text = new StringBuilder();
        text.append(title.toUpperCase(Locale.ROOT)).append("\n\n");
        text.append("DATE: ").append(LONG_DATE.format(date)).append("\n\nPARTICIPANTS\n\n");
        people.forEach((name, honorific) ->
                text.append(honorific).append(' ').append(name).append('\n'));
        for (Turn turn : turns) {
            String paragraph = turn.label() + ": " + turn.words();
            text.append('\n').append(isTyped ? wrapped(paragraph) : paragraph).append('\n');
        }
        return text.toString();
    }

    private static String wrapped(String paragraph) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : paragraph.split(" ")) {
            if (column > 0 && column + 1 + word.length() > TYPED_WIDTH) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
