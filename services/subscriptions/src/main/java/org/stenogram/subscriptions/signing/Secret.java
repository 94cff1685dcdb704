package org.stenogram.subscriptions.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a receiver checks signatures with, as [Standard Webhooks](https://www.standardwebhooks.com) has it: `whsec_`
/// and the key in Base64.
public final class Secret {

    /// How a secret begins.
    public static final String PREFIX = "whsec_";

    private static final int BYTES = 32;
    private static final int FEWEST = 24;
    private static final int MOST = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private Secret(byte[] key) {
        if (key.length < FEWEST || key.length > MOST) {
            throw new IllegalArgumentException("a key has %d to %d bytes, has %d".formatted(FEWEST, MOST, key.length));
        }
        this.key = key;
    }

    /// A new one that nobody can guess.
    public static Secret create(SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new Secret(key);
    }

    /// Reads the form that is shown and kept.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Secret of(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a secret begins with " + PREFIX);
        }
        return new Secret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    /// The form that is shown once.
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /// The signature `v1,…` of one message.
    ///
    /// @param id the header `webhook-id`
    /// @param timestamp the header `webhook-timestamp`, in seconds since 1970
    public String sign(String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = "%s.%d.%s".formatted(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && Arrays.equals(key, secret.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /// Without the key: it must not get into a log.
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
