package org.stenogram.query.pages;

import static org.stenogram.query.icu.Messages.term;
import static org.stenogram.query.icu.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.SavedSearch;

/// The page of the searches that are kept.
///
/// @param searches by name
/// @param next address of the following page, if there is one
/// @param who the name to fill in
public record SavedSearchesView(
        List<SavedSearch> searches, @Nullable String next, String who) {

    /// Copies the list.
    public SavedSearchesView {
        searches = List.copyOf(searches);
    }

    /// What is searched for, in words.
    public static String words(SavedSearch search) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, String> one : search.search().entrySet()) {
            String value = one.getValue();
            words.add(
                    switch (one.getKey()) {
                        case "q" -> text("quoted", value);
                        case "speaker" -> text("searches.speaker", value);
                        case "office" -> text("searches.office", value);
                        case "from" -> text("choice.from", value);
                        case "to" -> text("choice.to", value);
                        case "collection" -> text("choice.collection", value);
                        case "kind" -> term("kind", value);
                        case "language" -> text("searches.language", value);
                        default -> text("searches.confidence", value);
                    });
        }
        return String.join(" · ", words);
    }

    /// Whether whoever looks may change or delete it.
    public static boolean mayChange(SavedSearch search) {
        return search.shared() ? Visitor.here().mayChange() : search.own();
    }

    /// The form of a subscription with what it can take of this search filled in.
    public static String subscribe(SavedSearch search) {
        return "/subscriptions?search=" + search.savedSearchId() + "#form";
    }

    /// Of a search, what a subscription cannot look at, in words; empty where it takes all.
    public static String left(SavedSearch search) {
        List<String> left = new ArrayList<>();
        if (!(search.asked("from") + search.asked("to")).isEmpty()) {
            left.add(text("searches.leftDates"));
        }
        for (String name : List.of("office", "kind", "language", "confidence")) {
            if (!search.asked(name).isEmpty()) {
                left.add(term("searchFilter", name));
            }
        }
        return String.join(", ", left);
    }
}
