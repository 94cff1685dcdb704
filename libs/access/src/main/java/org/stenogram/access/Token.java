package org.stenogram.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A secret that lets its holder in: 256 random bits, shown once, kept as a hash.
///
/// Plain SHA-256 is enough for the hash: passwords need a slow one because they can be guessed, 256 random bits cannot.
///
/// @param text what the holder keeps: `stenogram_` and 43 letters, so that scanners of leaked secrets can find it
public record Token(String text) {

    private static final String PREFIX = "stenogram_";
    private static final int BYTES = 32;
    private static final int HINT = 4;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    /// Refuses what is no token.
    public Token {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("this is no token of Stenogram");
        }
    }

    /// A new one.
    public static Token create(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Token(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The token that a request holds, if it has the form of one.
    public static Optional<Token> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
    }

    /// What is kept of it.
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Its last letters, by which people know it again.
    public String hint() {
        return text.substring(text.length() - HINT);
    }

    /// Says nothing, so that no log holds the secret.
    @Override
    public String toString() {
        return "Token";
    }
}
