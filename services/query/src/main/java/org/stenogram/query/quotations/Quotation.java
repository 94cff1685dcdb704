package org.stenogram.query.quotations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stenogram.contracts.CodePoints;
import org.stenogram.query.quotations.Alignment.Match;
import org.stenogram.query.quotations.Passage.Kinship;
import org.stenogram.query.quotations.Passage.Piece;

/// A passage that somebody quotes, perhaps with mistakes, perhaps out of a scan that was read otherwise.
public final class Quotation {

    /// Fewer words stand in too many places.
    public static final int FEWEST_WORDS = 2;

    /// What fits worse is another passage.
    public static final double LEAST_LIKENESS = 0.6;

    /// Longer texts are compared only where words of the quotation stand in its order.
    private static final int SHORT_TEXT = 400;

    private static final int PLACES = 3;

    private final String text;
    private final CodePoints points;
    private final List<Word> words;
    private final double weight;

    private Quotation(String text) {
        this.text = text;
        points = CodePoints.of(text);
        words = Word.of(text);
        weight = words.stream().mapToInt(Word::weight).sum();
    }

    /// A quotation; it may have no words at all.
    public static Quotation of(String text) {
        return new Quotation(text);
    }

    /// How many words it has.
    public int words() {
        return words.size();
    }

    /// Where it stands in a text, empty when it does not.
    public Optional<Passage> in(String body) {
        List<Word> printed = Word.of(body);
        if (words.isEmpty() || printed.isEmpty()) {
            return Optional.empty();
        }
        Passage best = null;
        for (List<Word> place : places(printed)) {
            Passage passage = passage(body, place);
            if (best == null || passage.likeness() > best.likeness()) {
                best = passage;
            }
        }
        return Optional.ofNullable(best).filter(passage -> passage.likeness() >= LEAST_LIKENESS);
    }

    /// Words in the quotation's order lie on one diagonal of the table of both texts; the diagonals with the
    /// most letters are compared. So a text of any length takes time that grows with its length and not with the
    /// product.
    private List<List<Word>> places(List<Word> printed) {
        if (printed.size() <= SHORT_TEXT) {
            return List.of(printed);
        }
        Map<String, List<Integer>> where = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            where.computeIfAbsent(words.get(i).folded(), _ -> new ArrayList<>()).add(i);
        }
        int width = words.size() / 2 + 8;
        Map<Integer, Integer> votes = new TreeMap<>();
        for (int j = 0; j < printed.size(); j++) {
            Word word = printed.get(j);
            for (int i : where.getOrDefault(word.folded(), List.of())) {
                votes.merge(Math.floorDiv(j - i, width), word.weight(), Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(PLACES)
                .map(vote -> {
                    int from = Math.clamp((long) (vote.getKey() - 1) * width, 0, printed.size());
                    int to = Math.clamp((long) (vote.getKey() + 2) * width + words.size(), 0, printed.size());
                    return printed.subList(from, to);
                })
                .collect(Collectors.toList());
    }

    private Passage passage(String body, List<Word> place) {
        Alignment alignment = new Alignment(words, place);
        List<Match> matches = alignment.matches();
        List<Match> standing = matches.stream()
                .filter(match -> match.printedTo() > match.printedFrom())
                .toList();
        if (standing.isEmpty()) {
            return new Passage(0, 0, 0, List.of());
        }
        int start = place.get(standing.getFirst().printedFrom()).start();
        int end = place.get(standing.getLast().printedTo() - 1).end();
        double likeness = Math.max(0, 1 - alignment.cost() / weight);
        return new Passage(likeness, start, end, pieces(body, place, matches, start, end));
    }

    private List<Piece> pieces(String body, List<Word> place, List<Match> matches, int start, int end) {
        CodePoints printed = CodePoints.of(body);
        List<Piece> pieces = new ArrayList<>();
        int at = start;
        for (int k = 0; k < matches.size(); ) {
            Kinship kinship = kinship(matches.get(k));
            int last = k;
            while (last + 1 < matches.size() && kinship(matches.get(last + 1)) == kinship) {
                last++;
            }
            int from = at;
            for (int m = last; m >= k && at == from; m--) {
                Match match = matches.get(m);
                if (match.printedTo() > match.printedFrom()) {
                    at = next(place, match.printedTo(), end);
                }
            }
            pieces.add(new Piece(
                    kinship,
                    printed.slice(body, from, at),
                    kinship == Kinship.SAME || kinship == Kinship.ONLY_PRINTED
                            ? null
                            : quoted(
                                    matches.get(k).quotedFrom(),
                                    matches.get(last).quotedTo())));
            k = last + 1;
        }
        return pieces;
    }

    private static int next(List<Word> place, int word, int end) {
        return word < place.size() ? Math.min(place.get(word).start(), end) : end;
    }

    private String quoted(int from, int to) {
        return points.slice(text, words.get(from).start(), words.get(to - 1).end());
    }

    private static Kinship kinship(Match match) {
        if (match.isSame()) {
            return Kinship.SAME;
        }
        if (match.quotedTo() == match.quotedFrom()) {
            return Kinship.ONLY_PRINTED;
        }
        return match.printedTo() == match.printedFrom() ? Kinship.ONLY_QUOTED : Kinship.OTHER;
    }
}
