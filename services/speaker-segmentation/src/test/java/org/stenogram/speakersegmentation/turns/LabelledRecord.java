package org.stenogram.speakersegmentation.turns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// A record with its truth: where each label stands, and which stretches are left open.
///
/// @param name of its file
/// @param labels in order; offsets in `char`s of `text`
/// @param open stretches that are neither right nor wrong
record LabelledRecord(String name, String text, List<Place> labels, List<int[]> open) {

    /// How a label can be set off; the styles that the fitting command turns records into.
    enum Style {
        COLON,
        SPACE_COLON,
        CAPITALS,
        BOLD,
        BRACKETS,
        STOP_CAPITALS,
        DASH,
        STOP_DASH,
        OWN_LINE,
        INITIALS
    }

    /// One label: it begins at `start`, what is said at `spoken`.
    record Place(int start, int spoken, String label) {}

    /// Reads every `NNN.txt` with its `NNN.truth.json`.
    static List<LabelledRecord> readAll(Path folder) throws IOException {
        List<LabelledRecord> records = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        List<Path> truths;
        try (Stream<Path> files = Files.list(folder)) {
            truths = files.filter(file -> file.toString().endsWith(".truth.json"))
                    .sorted()
                    .toList();
        }
        for (Path file : truths) {
            String name = file.getFileName().toString().replace(".truth.json", "");
            String text = Files.readString(folder.resolve(name + ".txt"));
            JsonNode truth = json.readTree(file.toFile());
            List<Place> labels = new ArrayList<>();
            truth.path("turns")
                    .forEach(turn -> labels.add(new Place(
                            text.offsetByCodePoints(0, turn.path("label_start").asInt()),
                            text.offsetByCodePoints(0, turn.path("start").asInt()),
                            turn.path("speaker").asText())));
            List<int[]> open = new ArrayList<>();
            truth.path("ignore")
                    .forEach(range -> open.add(new int[] {
                        text.offsetByCodePoints(0, range.path(0).asInt()),
                        text.offsetByCodePoints(0, range.path(1).asInt())
                    }));
            records.add(new LabelledRecord(name, text, labels, open));
        }
        return records;
    }

    /// The same record with its labels printed in another style, and some of their letters misread.
    LabelledRecord restyled(Style style, Random random, double misread) {
        StringBuilder out = new StringBuilder();
        List<Place> moved = new ArrayList<>();
        List<int[]> movedOpen = new ArrayList<>();
        int at = 0;
        int nextOpen = 0;
        for (Place place : labels) {
            while (nextOpen < open.size() && open.get(nextOpen)[0] < place.start()) {
                int shift = out.length() - at;
                movedOpen.add(new int[] {open.get(nextOpen)[0] + shift, open.get(nextOpen)[1] + shift});
                nextOpen++;
            }
            out.append(text, at, place.start());
            int start = out.length();
            boolean wrong = random.nextDouble() < misread;
            String label = wrong ? misread(place.label(), random) : place.label();
            String styled = styled(label, style);
            out.append(
                    wrong && random.nextInt(3) == 0 ? styled.replace(": ", "; ").replace(". ", ", ") : styled);
            moved.add(new Place(start, out.length(), place.label()));
            at = place.spoken();
        }
        out.append(text, at, text.length());
        return new LabelledRecord(name + "-" + style, out.toString(), moved, movedOpen);
    }

    /// The beginning of the record, up to some turns.
    LabelledRecord cut(int turns) {
        if (labels.size() <= turns) {
            return this;
        }
        int end = labels.get(turns).start();
        return new LabelledRecord(
                name + "-" + turns,
                text.substring(0, end),
                labels.subList(0, turns),
                open.stream().filter(range -> range[1] <= end).toList());
    }

    private static String styled(String label, Style style) {
        String bare = label.replaceAll("[.:]$", "");
        return switch (style) {
            case COLON -> bare + ": ";
            case SPACE_COLON -> bare + " : ";
            case CAPITALS -> bare.toUpperCase(Locale.ROOT) + ": ";
            case BOLD -> "**" + bare + ":** ";
            case BRACKETS -> "[" + bare + "] ";
            case STOP_CAPITALS -> stopped(bare) + ". ";
            case DASH -> bare + " – ";
            case STOP_DASH -> bare + ". — ";
            case OWN_LINE -> bare + "\n";
            case INITIALS ->
                bare.substring(bare.lastIndexOf(' ') + 1).substring(0, 1).toUpperCase(Locale.ROOT) + ": ";
        };
    }

    private static String stopped(String label) {
        int space = label.lastIndexOf(' ');
        String title = space < 0 ? "Mr." : label.substring(0, space);
        return title + " " + label.substring(space + 1).toUpperCase(Locale.ROOT);
    }

    private static String misread(String label, Random random) {
        String from = "eoclnumhart";
        String to = "cce1uuiihnrf";
        int at = random.nextInt(label.length());
        int found = from.indexOf(label.charAt(at));
        return found < 0 ? label : label.substring(0, at) + to.charAt(found) + label.substring(at + 1);
    }
}
