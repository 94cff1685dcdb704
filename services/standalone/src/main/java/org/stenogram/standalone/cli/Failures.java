package org.stenogram.standalone.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.stenogram.stageruntime.wiring.ServiceLauncher;

/// Says what went wrong in one line for the person at the terminal.
final class Failures {

    private Failures() {}

    static String inWords(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> "not allowed to read or write " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is there already and is no folder";
            case FileSystemException file ->
                "%s cannot be used: %s".formatted(file.getFile(), Objects.requireNonNullElse(file.getReason(), "?"));
            case UncheckedIOException wrapped when wrapped.getCause() != null -> inWords(wrapped.getCause());
            case ExecutionException wrapped when wrapped.getCause() != null -> inWords(wrapped.getCause());
            default -> ServiceLauncher.badSetting(failure).orElseGet(() -> ownWords(failure));
        };
    }

    private static String ownWords(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
