package org.stenogram.query.pages;

import static org.stenogram.query.icu.Messages.term;
import static org.stenogram.query.icu.Messages.text;
import static org.stenogram.query.icu.Messages.told;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.DeskAnswer.Activity;
import org.stenogram.query.reruns.RerunChoice;

/// What staff did, the latest first.
///
/// @param next address of what was done before, if there is more
public record ActivityView(List<Activity> done, @Nullable String next) {

    /// Copies the list.
    public ActivityView {
        done = List.copyOf(done);
    }

    /// What it was done to, as people know it.
    public static String subject(Activity activity) {
        String subject = activity.subject();
        return switch (activity.action()) {
            case "send files", "make a key", "revoke a key", "save a search", "change a search", "delete a search" ->
                told(subject);
            case "run many again", "stop running many again", "finish running many again" ->
                // Earlier versions kept the choice in words.
                subject.startsWith("which=") ? RerunsView.words(RerunChoice.ofQuery(subject)) : subject;
            case "import authority file" ->
                subject.matches("[0-9]{1,9} people") ? text("count.people", number(subject)) : subject;
            default -> subject;
        };
    }

    /// The state before or after: a word, a name, how many files were sent or how far a subscription was.
    public static String state(Activity activity, String state) {
        return switch (activity.action()) {
            case "send files" ->
                state.matches("[0-9]{1,9} files?") ? text("count.files", number(state)) : term("became", state);
            case "run many again", "stop running many again", "finish running many again" -> many(state);
            case "subscribe", "end a subscription", "send once more", "make another secret" -> {
                String translated = told(state);
                yield translated.equals(state) ? term("became", state) : translated;
            }
            case "send a test event" -> term("deliveryOutcome", state);
            default -> term("became", state);
        };
    }

    /// `12 documents`, `7 done`, or `3 archived, 1 failed`.
    private static String many(String state) {
        if (state.matches("[0-9]{1,9} documents?")) {
            return text("count.documents", number(state));
        }
        if (!state.matches("[0-9]{1,9} [a-z]+(, [0-9]{1,9} [a-z]+)*")) {
            return term("became", state);
        }
        return Arrays.stream(state.split(", "))
                .map(part -> Shown.count(number(part)) + " " + term("became", part.substring(part.indexOf(' ') + 1)))
                .collect(Collectors.joining(", "));
    }

    private static int number(String counted) {
        return Integer.parseInt(counted.substring(0, counted.indexOf(' ')));
    }
}
