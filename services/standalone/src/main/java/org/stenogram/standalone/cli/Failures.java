package org.stenogram.standalone.cli;

import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Says what went wrong in one line for the person at the terminal.
final class Failures {

    private Failures() {}

    static String inWords(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> "not allowed to read or write " + denied.getFile();
            case ConnectException _ ->
                "nothing answers there: is Stenogram running (./stenogram up)? Or name it with --url.";
            default -> ownWords(failure);
        };
    }

    private static String ownWords(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
