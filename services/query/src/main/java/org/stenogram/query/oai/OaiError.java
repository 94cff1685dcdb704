package org.stenogram.query.oai;

/// An error of the protocol, which is an answer with status 200.
public final class OaiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// The codes of OAI-PMH 2.0, section 3.6, that can occur here.
    public enum Code {
        BAD_ARGUMENT("badArgument"),
        BAD_RESUMPTION_TOKEN("badResumptionToken"),
        BAD_VERB("badVerb"),
        CANNOT_DISSEMINATE_FORMAT("cannotDisseminateFormat"),
        ID_DOES_NOT_EXIST("idDoesNotExist"),
        NO_RECORDS_MATCH("noRecordsMatch"),
        NO_SET_HIERARCHY("noSetHierarchy");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        /// As the protocol writes it.
        public String word() {
            return word;
        }
    }

    private final Code code;

    /// @param message for the person who set up the harvester
    public OaiError(Code code, String message) {
        super(message);
        this.code = code;
    }

    /// What kind of error it is.
    public Code code() {
        return code;
    }

    /// What is wrong, in plain words.
    public String words() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
