package org.stenogram.speakersegmentation.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which labels of a record are the same label, spellings that OCR damaged included.
public final class LabelGroups {

    private final Map<String, String> heads;
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
        List<String> frequent = new ArrayList<>();
        for (String key : byCount) {
            int count = printed.getOrDefault(key, 0);
            String head = frequent.stream()
                    .filter(other -> count * 3 <= counts.getOrDefault(other, 0) && Spelling.isClose(key, other))
                    .findFirst()
                    .orElse(key);
            heads.put(key, head);
            counts.merge(head, count, Integer::sum);
            if (head.equals(key) && count > 1) {
                frequent.add(key);
            }
        }
        return new LabelGroups(heads, counts);
    }

    /// The key that stands for all spellings of this one.
    public String head(String key) {
        return heads.getOrDefault(key, key);
    }

    /// How many labels are in the group of a key.
    public int count(String key) {
        return counts.getOrDefault(head(key), 0);
    }
}
