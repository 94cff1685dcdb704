package org.stenogram.query.reruns;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.CollectionName;
import org.stenogram.query.questions.DateRange;

/// Which documents are to be run again. What is given must all hold.
///
/// @param failed those whose failure is open, instead of those that the archive holds
/// @param signal quality is worse than the threshold by this signal
/// @param threshold 0 to 1, given with a signal
/// @param otherSoftware the current edition was made by other software than is at work now
/// @param collection of this collection
/// @param from the meeting, or the failure, was then or later: a date, possibly shortened
/// @param to the meeting, or the failure, was then or earlier
public record RerunChoice(
        boolean failed,
        @Nullable QualitySignal signal,
        @Nullable Double threshold,
        boolean otherSoftware,
        @Nullable String collection,
        @Nullable String from,
        @Nullable String to) {

    /// The names of the form's fields.
    public static final String[] FIELDS = {"which", "signal", "threshold", "software", "collection", "from", "to"};

    private static final String FAILED = "failed";
    private static final String OTHER = "other";

    /// Refuses what cannot be chosen.
    ///
    /// @throws ProblemException that says what to put right
    public RerunChoice {
        if ((signal == null) != (threshold == null)) {
            throw bad("Give a signal of quality and its threshold together, or neither.");
        }
        if (failed && (signal != null || otherSoftware)) {
            throw bad("A document that failed has no edition whose quality or software could be compared. Choose failed"
                    + " ones by collection and date alone.");
        }
        if (collection != null) {
            CollectionName.of(collection);
        }
        DateRange.of(from, to);
    }

    /// Reads the fields of a form.
    ///
    /// @param field gives the value of a field, null or empty when it has none
    /// @throws ProblemException when one cannot be used
    public static RerunChoice of(Function<String, @Nullable String> field) {
        String which = text(field, "which");
        if (which != null && !which.equals(FAILED) && !which.equals("archived")) {
            throw bad("The documents are either failed or archived.");
        }
        String signal = text(field, "signal");
        return new RerunChoice(
                FAILED.equals(which),
                signal == null
                        ? null
                        : QualitySignal.of(signal)
                                .orElseThrow(() -> bad("There is no signal of this name to choose by.")),
                signal == null ? null : share(text(field, "threshold")),
                OTHER.equals(text(field, "software")),
                text(field, "collection"),
                text(field, "from"),
                text(field, "to"));
    }

    /// Reads what [#query] wrote.
    public static RerunChoice ofQuery(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return of(fields::get);
    }

    /// The days that from and to give.
    public DateRange dates() {
        return DateRange.of(from, to);
    }

    /// As the fields of a form or of an address; so the log of activity keeps it, too.
    public String query() {
        return fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// The fields of the form that are filled.
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("which", failed ? FAILED : "archived");
        if (signal != null && threshold != null) {
            fields.put("signal", signal.code());
            fields.put("threshold", threshold.toString());
        }
        if (otherSoftware) {
            fields.put("software", OTHER);
        }
        put(fields, "collection", collection);
        put(fields, "from", from);
        put(fields, "to", to);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static @Nullable String text(Function<String, @Nullable String> field, String name) {
        String value = field.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Double share(@Nullable String text) {
        try {
            double share = text == null ? -1 : Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // said below, for both ways of being wrong
        }
        throw bad("The threshold is a number from 0 to 1, such as 0.8.");
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemType.BAD_PARAMETER, detail);
    }
}
