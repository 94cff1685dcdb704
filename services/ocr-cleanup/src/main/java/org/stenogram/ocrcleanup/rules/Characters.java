package org.stenogram.ocrcleanup.rules;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/// A set of characters of the Basic Multilingual Plane that texts are searched for, quickly: each character is asked
/// of the predicate once, and never again.
final class Characters {

    private static final int PLANE = 1 << 16;

    private final boolean[] members = new boolean[PLANE];

    private Characters(IntPredicate isMember) {
        for (int c = 0; c < PLANE; c++) {
            members[c] = isMember.test(c);
        }
    }

    static Characters of(String members) {
        BitSet set = new BitSet(PLANE);
        members.chars().forEach(set::set);
        return new Characters(set::get);
    }

    static Characters where(IntPredicate isMember) {
        return new Characters(isMember);
    }

    boolean has(char c) {
        return members[c];
    }

    /// Every character of a text, once.
    static String in(String text) {
        boolean[] seen = new boolean[PLANE];
        StringBuilder distinct = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!seen[c]) {
                seen[c] = true;
                distinct.append(c);
            }
        }
        return distinct.toString();
    }

    /// Every place where a member stands.
    int[] places(String text) {
        int[] places = new int[16];
        int count = 0;
        for (int at = next(text, 0); at < text.length(); at = next(text, at + 1)) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = at;
        }
        return Arrays.copyOf(places, count);
    }

    /// The first place from one on where a member stands; the text's length when there is none.
    int next(String text, int from) {
        int length = text.length();
        int at = from;
        while (at < length && !members[text.charAt(at)]) {
            at++;
        }
        return at;
    }
}
