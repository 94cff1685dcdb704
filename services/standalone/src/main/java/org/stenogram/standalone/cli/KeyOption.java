package org.stenogram.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.stenogram.access.Token;
import org.stenogram.standalone.http.ArchiveClient;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The key of a machine, for a Stenogram where people sign in. It is never an argument itself: other people of the same
/// machine see those.
final class KeyOption {

    /// The environment variable that holds a key.
    static final String VARIABLE = "STENOGRAM_KEY";

    private static final int LARGEST = 1024;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "file with the key to send, where people sign in (default: environment variable " + VARIABLE + ")")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    /// A client that sends the key, if there is one.
    ArchiveClient client(String url) {
        Token key = key();
        try {
            return new ArchiveClient(url, key);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--url cannot be used: " + Failures.inWords(e), e);
        }
    }

    /// What is wrong with a key is said without saying the key.
    private @Nullable Token key() {
        String text = file == null ? System.getenv(VARIABLE) : read(file);
        if (text == null || text.isBlank()) {
            if (file != null) {
                throw new ParameterException(spec.commandLine(), "--key-file: the file is empty");
            }
            return null;
        }
        return Token.of(text.strip())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "%s holds no key: one is stenogram_ and 43 letters, as the page Keys shows it once"
                                .formatted(file == null ? VARIABLE : "the file of --key-file")));
    }

    private String read(Path path) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new ParameterException(spec.commandLine(), "--key-file: the file is too large to hold a key");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--key-file: " + Failures.inWords(e), e);
        }
    }
}
