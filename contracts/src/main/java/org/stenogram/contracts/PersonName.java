package org.stenogram.contracts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// Names a person across documents by a folded form of the name, the same in every process.
///
/// Folded away are: case; leading, trailing and repeated spaces (line breaks and no-break spaces included);
/// diacritics that Unicode writes as combining marks U+0300 to U+036F (so `Đ`, `ł`, `ø` and `ß`, which it does
/// not, have a list of their own); compatibility forms (`ﬁ`, full-width letters); typographic hyphens and
/// apostrophes. Marks of other scripts are letters there and stay. Word order, honorifics and initials stay:
/// that these name one person is for staff to say.
public final class PersonName {

    private static final UUID NAMESPACE = UUID.fromString("0c4d1b8e-52f4-5c55-8d0e-4f7f5a1b9c36");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern DIACRITICS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern HYPHENS = Pattern.compile("[\\u2010-\\u2015\\u2212\\u00ad]");
    private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u02bc\\u0060\\u00b4]");

    private PersonName() {}

    /// The identifier of whoever bears this name.
    public static UUID personId(String name) {
        return NameUuid.of(NAMESPACE, fold(name));
    }

    /// The form in which two spellings of one name are equal; the name itself when nothing would be left of it.
    static String fold(String name) {
        // Apostrophes first: the compatibility form of U+00B4 is a space and a combining mark.
        String plain = APOSTROPHES.matcher(name).replaceAll("'");
        String folded = Normalizer.normalize(plain, Normalizer.Form.NFKD);
        folded = DIACRITICS.matcher(folded).replaceAll("");
        folded = HYPHENS.matcher(folded).replaceAll("-");
        folded = SPACES.matcher(folded).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        // Lower case of a dotted capital I is an i with a combining dot.
        folded = DIACRITICS.matcher(folded).replaceAll("");
        folded = withoutStrokes(folded);
        return folded.isEmpty() ? name : folded;
    }

    private static String withoutStrokes(String lowerCase) {
        StringBuilder plain = new StringBuilder(lowerCase.length());
        for (int i = 0; i < lowerCase.length(); i++) {
            char letter = lowerCase.charAt(i);
            switch (letter) {
                case 'đ', 'ð' -> plain.append('d');
                case 'ħ' -> plain.append('h');
                case 'ı' -> plain.append('i');
                case 'ł' -> plain.append('l');
                case 'ø' -> plain.append('o');
                case 'ŧ' -> plain.append('t');
                case 'ß' -> plain.append("ss");
                case 'æ' -> plain.append("ae");
                case 'œ' -> plain.append("oe");
                case 'þ' -> plain.append("th");
                default -> plain.append(letter);
            }
        }
        return plain.toString();
    }
}
