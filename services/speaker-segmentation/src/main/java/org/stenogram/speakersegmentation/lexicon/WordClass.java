package org.stenogram.speakersegmentation.lexicon;

import java.util.Locale;

/// What a word or a phrase is used for; the sections of the lexicon files.
public enum WordClass {
    /// `Mr`, `Comrade`: stands before a name and says no office.
    HONORIFIC,
    /// `Minister`: a word that names of offices are made of.
    OFFICE,
    /// `Clerk`, `Engineer`: the last word of an office or a trade, and hardly ever of a name.
    OCCUPATION,
    /// `the President`: a whole label that names an office and no person.
    ROLE,
    /// `Hon Members`: a whole label for more than one, or for an unnamed one of many.
    COLLECTIVE,
    /// `illegible`: stands where a name could not be read.
    ILLEGIBLE,
    /// `Subject`: the name of a header field, or another word that a colon follows and nobody is called.
    FIELD,
    /// `Participants`: the heading of an attendance list.
    ATTENDANCE,
    /// `Summary of Conclusions`: the heading of a part that is no conversation.
    SUMMARY,
    /// `were present`: says in prose who was there.
    PRESENT_PROSE,
    /// `Question`: sets off the parts of a questionnaire rather than people.
    QUESTION,
    /// `follows`: a word of sentences, not of labels.
    FUNCTION,
    /// `of`, `von`: a small word within names and offices.
    PARTICLE,
    /// `I`, `we`, `you`: words of people who speak.
    FIRST_PERSON,
    /// `Memorandum of Conversation`: a title of records with speakers.
    POSITIVE_DOCUMENT,
    /// `Telegram`: a title of records without speakers.
    NEGATIVE_DOCUMENT,
    /// `laughter`: a remark in round brackets that nobody says.
    DIRECTION,
    /// `Interviewed by`: stands before the name of who asks.
    INTERVIEWER,
    /// `Interview with`: stands before the name of who is asked.
    INTERVIEWEE,
    /// `cross-examination`: stands in headings before who examines.
    EXAMINATION,
    /// `duly sworn`: is said of a witness, whose name stands before it.
    SWORN,
    /// `by`: behind who is asked, stands before the name of who asks.
    BY,
    /// `Ladies and Gentlemen`: whom a speech or a letter addresses.
    SALUTATION,
    /// `Yours faithfully`: closes a letter.
    CLOSING,
    /// `Note taker`: opens a signature block.
    SIGNATURE,
    /// `Appendix`: heads what is printed behind the last speech.
    END_MATTER,
    /// `asked` of `Mr Example asked the Minister`: stands between who asks and who is asked.
    ASKING,
    /// `on behalf of`: stands between a name and those for whom its bearer speaks.
    BEHALF,
    /// `to` of `Mr Example to the Minister`: stands between who asks and who is asked.
    ADDRESSING,
    /// `was adopted`: closes a sentence that nobody speaks.
    NARRATIVE_END,
    /// `The meeting ended`: opens a paragraph that nobody speaks.
    NARRATIVE,
    /// `motion`: what is adopted, put or lost, and what opens and closes; the subject of an [#OUTCOME].
    PROCEDURE,
    /// `adopted`: what became of it.
    OUTCOME,
    /// `Ayes`: stands before those who voted so, or before their number.
    VOTE,
    /// `left`, `entered`: what people are told to have done.
    NARRATIVE_VERB,
    /// `as follows`: closes a line after which a document is quoted.
    INTRODUCES_DOCUMENT,
    /// `June=6`.
    MONTH,
    /// `Place`.
    PLACE_FIELD,
    /// `Date`.
    DATE_FIELD,
    /// `Title`.
    TITLE_FIELD;

    /// The bit of this class among those of a phrase.
    long bit() {
        return 1L << ordinal();
    }

    /// Whether it is one of these classes.
    ///
    /// @param classes what [Lexicon#classes] says
    public boolean isIn(long classes) {
        return (classes & bit()) != 0;
    }

    /// The section's name in the files: `present-prose`.
    String section() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
