package org.stenogram.speakersegmentation.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which labels of a record are the same label, spellings that OCR damaged included.
public final class LabelGroups {

    /// A record with more recurring labels than this has them compared with the most frequent ones only, so that its
    /// time stays linear.
    private static final int MOST_COMPARED = 1_000;

    /// A key that rare ones may join, its words, and how many labels are in its group so far.
    private static final class Frequent {
        final String key;
        final String[] words;
        int count;

        Frequent(String key, String[] words, int count) {
            this.key = key;
            this.words = words;
            this.count = count;
        }
    }

    private final Map<String, String> heads;
    /// How many labels are in the group of each key.
    private final Map<String, Integer> counts;

    private LabelGroups(Map<String, String> heads, Map<String, Integer> counts) {
        this.heads = heads;
        this.counts = counts;
    }

    /// Groups labels by their keys: a rare key joins a more frequent one that differs by a letter or two. Damaged
    /// labels join groups and make none.
    public static LabelGroups of(List<Label> labels) {
        Map<String, Integer> printed = new TreeMap<>();
        for (Label label : labels) {
            printed.merge(label.key(), label.form() == LabelForm.DAMAGED ? 0 : 1, Integer::sum);
        }
        List<String> byCount = new ArrayList<>(printed.keySet());
        byCount.sort(Comparator.comparing((String key) -> -printed.getOrDefault(key, 0))
                .thenComparing(key -> key));
        Map<String, String> heads = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        List<Frequent> frequent = new ArrayList<>();
        for (String key : byCount) {
            int count = printed.getOrDefault(key, 0);
            String[] words = key.split(" ");
            Frequent close = close(key, words, count, frequent);
            String head = close == null ? key : close.key;
            heads.put(key, head);
            counts.merge(head, count, Integer::sum);
            if (close != null) {
                close.count += count;
            } else if (count > 1 && frequent.size() < MOST_COMPARED) {
                frequent.add(new Frequent(key, words, count));
            }
        }
        shorten("question", "q", heads, counts);
        shorten("answer", "a", heads, counts);
        heads.forEach((key, head) -> counts.put(key, counts.getOrDefault(head, 0)));
        return new LabelGroups(heads, counts);
    }

    /// `Question:` at the first and `Q:` from then on.
    private static void shorten(String word, String letter, Map<String, String> heads, Map<String, Integer> counts) {
        if (heads.containsKey(word) && counts.getOrDefault(letter, 0) >= 2 && counts.getOrDefault(word, 0) == 1) {
            heads.put(word, letter);
            counts.merge(letter, 1, Integer::sum);
        }
    }

    private static @Nullable Frequent close(String key, String[] words, int count, List<Frequent> frequent) {
        for (Frequent other : frequent) {
            if (count * 3 <= other.count && Spelling.isClose(key, words, other.key, other.words)) {
                return other;
            }
        }
        return null;
    }

    /// The key that stands for all spellings of this one.
    public String head(String key) {
        return heads.getOrDefault(key, key);
    }

    /// How many labels are in the group of a key.
    public int count(String key) {
        return counts.getOrDefault(key, 0);
    }
}
