package org.stenogram.standalone;

import java.util.Random;

/// Minutes of a meeting that never was, the same for the same number; each has [#SPEECHES] speeches by two people.
final class GeneratedRecord {

    static final int SPEECHES = 12;

    private static final String[] WORDS = {
        "harvest", "railway", "treaty", "harbour", "school", "timber", "copper", "delegation", "canal", "bridge",
    };

    private GeneratedRecord() {}

    static String text(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder("""
                March 3, 1958

                Minutes of Conversation No. %d, between Ardan Velik and Tomas Orrey

                """.formatted(number));
        for (int i = 0; i < SPEECHES; i++) {
            String speaker = i % 2 == 0 ? "Ardan Velik" : "Tomas Orrey";
            text.append("Comrade %s: We have spoken of the %s and of the %s. It was number %d of our questions.\n\n"
                    .formatted(speaker, word(random), word(random), number * 100 + i));
        }
        return text.toString();
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
