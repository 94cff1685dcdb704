package org.stenogram.speakersegmentation.turns;

import java.util.Locale;

/// What is known of a possible label when it is judged; every value is between 0 and about 1.
public enum Feature {
    /// Always 1.
    BIAS,
    /// Its form, one of six beside the colon.
    FORM_BOLD,
    FORM_BRACKET,
    FORM_STOP,
    FORM_DASH,
    FORM_OWN_LINE,
    FORM_DAMAGED,
    /// How often the label occurs, as a logarithm.
    COUNT,
    /// It occurs once.
    SINGLE,
    /// It occurs once and begins with an honorific or an office.
    SINGLE_TITLED,
    /// It occurs once and the people present have this name.
    SINGLE_ATTENDED,
    /// It occurs once, in the form that most labels of the record have.
    SINGLE_IN_FORM,
    /// It plainly names somebody who says a sentence, and another one of its form does, though none of them may recur.
    COMPANY,
    /// How many labels recur in this form.
    FORM_GROUPS,
    /// The share of the record's lines that begin with recurring labels of this form.
    FORM_SHARE,
    /// No other form has more recurring labels, or this one is in use beside it.
    FORM_LEADS,
    /// Another form has most of the record's labels.
    FORM_TRAILS,
    /// How often another label stands between two of this one.
    ALTERNATES,
    /// The header or the attendance list has this name.
    ATTENDED,
    /// Another label that recurs has the same last name.
    KIN,
    /// It begins with an honorific or an office.
    TITLED,
    /// It is an office and no more: `The President`.
    ROLE,
    /// It is a word for several people or for an unnamed one.
    COLLECTIVE,
    /// It is written like a name.
    NAMED,
    /// Share of words in small letters that are not small words of names.
    LOWER,
    /// Words of sentences: `I`, `follows`.
    FUNCTION,
    /// It is a header field or another word that a colon follows.
    FIELD,
    /// It has digits, or is numbered like an item of a list: `III. Voting`.
    DIGITS,
    /// It has quotation marks, dashes, slashes or more than one comma.
    MARKS,
    /// It has more than five words.
    LONG,
    /// A time stands before it, or a place or a party in brackets behind it, and so with another label.
    SET_OFF,
    /// Nothing follows on its line.
    ALONE,
    /// What follows begins with a small letter.
    LOWER_TEXT,
    /// A blank line stands before it.
    PARAGRAPH,
    /// It is in capitals, and what follows is not.
    CAPITALS,
    /// It is one to four initials.
    INITIALS,
    /// The record's title is one of records with speakers.
    POSITIVE_DOCUMENT,
    /// The record's title is one of records without.
    NEGATIVE_DOCUMENT,
    /// It stands before every label that recurs.
    PREAMBLE,
    /// The lines around it are short and close together, as in a list.
    IN_LIST,
    /// The only labels that recur are `Question` and `Answer`.
    QUESTIONNAIRE;

    /// The feature's name in the weights file: `single-titled`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
