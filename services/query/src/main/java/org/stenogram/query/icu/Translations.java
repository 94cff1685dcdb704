package org.stenogram.query.icu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences that come to the pages in English: reasons of failures that stages wrote into events, reasons of edits,
/// what the API says is wrong. They are kept and sent as they were said; a page shows them in its language.
///
/// The keys `told.…` hold the sentences that are known. What stands at a place may be a sentence itself.
final class Translations {

    private static final String FAMILY = "told.";
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final List<Sentence> SENTENCES = sentences();
    private static final int DEEPEST = 3;

    private final Messages messages;

    Translations(Messages messages) {
        this.messages = messages;
    }

    /// @param places the numbers of the places, in the order in which they stand
    private record Sentence(String key, Pattern form, List<Integer> places, int letters) {}

    String of(String english) {
        return of(english, 0);
    }

    private String of(String english, int depth) {
        for (Sentence sentence : SENTENCES) {
            Matcher said = sentence.form.matcher(english);
            if (said.matches()) {
                Map<Integer, String> found = new HashMap<>();
                for (int i = 0; i < sentence.places.size(); i++) {
                    String value = said.group(i + 1);
                    found.put(sentence.places.get(i), depth < DEEPEST ? of(value, depth + 1) : value);
                }
                Object[] arguments = new Object[found.size()];
                found.forEach((place, value) -> arguments[place] = value);
                return messages.format(sentence.key, arguments);
            }
        }
        return english;
    }

    /// Those with the most letters of their own first, so that none hides a closer one.
    private static List<Sentence> sentences() {
        ResourceBundle english = Messages.bundle(Locale.ROOT);
        List<Sentence> sentences = new ArrayList<>();
        for (String key : english.keySet()) {
            if (key.startsWith(FAMILY)) {
                sentences.add(sentence(key, english.getString(key)));
            }
        }
        sentences.sort(Comparator.comparingInt(Sentence::letters).reversed());
        return List.copyOf(sentences);
    }

    private static Sentence sentence(String key, String text) {
        StringBuilder form = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        int letters = 0;
        while (place.find()) {
            form.append(Pattern.quote(text.substring(end, place.start()))).append("(.+?)");
            places.add(Integer.valueOf(place.group(1)));
            letters += place.start() - end;
            end = place.end();
        }
        form.append(Pattern.quote(text.substring(end)));
        return new Sentence(
                key,
                Pattern.compile(form.toString(), Pattern.DOTALL),
                List.copyOf(places),
                letters + text.length() - end);
    }
}
