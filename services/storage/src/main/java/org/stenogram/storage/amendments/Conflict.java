package org.stenogram.storage.amendments;

/// An amendment that does not fit an edition any more; the message tells staff why.
final class Conflict extends Exception {

    private static final long serialVersionUID = 1L;

    Conflict(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
