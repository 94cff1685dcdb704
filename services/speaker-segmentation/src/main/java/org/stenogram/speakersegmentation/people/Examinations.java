package org.stenogram.speakersegmentation.people;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Who asks and who answers in trials and depositions, where the page says so: `CROSS-EXAMINATION BY MR. SMITH:`,
/// `BY MR. SMITH:`, `ANN EXAMPLE, having been duly sworn`.
public final class Examinations {

    private static final int LONGEST = 160;
    private static final int MOST_WORDS = 5;

    /// Names as printed, by the index of the line from which on they hold; empty where nobody is known any more.
    private final TreeMap<Integer, String> asking = new TreeMap<>();

    private final TreeMap<Integer, String> answering = new TreeMap<>();

    private Examinations() {}

    /// Reads them; a witness who is sworn ends the examination before.
    public static Examinations read(List<Line> lines) {
        Examinations read = new Examinations();
        for (Line line : lines) {
            String text = line.text();
            if (text.length() > LONGEST) {
                continue;
            }
            String examiner = examiner(text);
            if (!examiner.isEmpty()) {
                read.asking.put(line.index(), examiner);
            } else if (Lexicon.standard().occursIn(WordClass.SWORN, text)) {
                String witness = witness(text);
                if (witness.isEmpty() && line.index() > 0) {
                    String above = lines.get(line.index() - 1).text();
                    witness = above.endsWith(",") ? witness(above) : "";
                }
                if (!witness.isEmpty()) {
                    read.answering.put(line.index(), witness);
                    read.asking.put(line.index(), "");
                }
            }
        }
        return read;
    }

    /// The name, as printed, of who asks `Q.` or answers `A.` on a line; empty when the page does not say.
    ///
    /// @param key the label's key
    public Optional<String> meant(String key, int line) {
        TreeMap<Integer, String> names = key.equals("q") ? asking : key.equals("a") ? answering : new TreeMap<>();
        var before = names.floorEntry(line);
        return before == null || before.getValue().isEmpty() ? Optional.empty() : Optional.of(before.getValue());
    }

    /// `MR. SMITH` of `BY MR. SMITH:` and of `DIRECT EXAMINATION BY MR. SMITH:`.
    private static String examiner(String text) {
        Lexicon lexicon = Lexicon.standard();
        List<String> words = Words.printed(text);
        if (words.size() > 2 * MOST_WORDS) {
            return "";
        }
        for (int at = 0; at + 1 < words.size(); at++) {
            if (!lexicon.is(WordClass.BY, words.get(at)) || !NameShape.isTitle(words.get(at + 1))) {
                continue;
            }
            boolean examined =
                    at == 0 || words.subList(0, at).stream().anyMatch(word -> lexicon.is(WordClass.EXAMINATION, word));
            List<String> name = words.subList(at + 1, words.size());
            boolean named = name.size() >= 2
                    && name.size() <= MOST_WORDS
                    && name.stream().allMatch(Words::isCapitalised);
            return examined && named ? String.join(" ", name) : "";
        }
        return "";
    }

    /// `ROBERT NOLAN` of `ROBERT NOLAN, called as a witness`.
    private static String witness(String text) {
        int comma = text.indexOf(',');
        String name = comma < 0 ? "" : text.substring(0, comma).strip();
        return Words.count(name, 2) >= 2 && NameShape.isName(name, MOST_WORDS) ? name : "";
    }
}
