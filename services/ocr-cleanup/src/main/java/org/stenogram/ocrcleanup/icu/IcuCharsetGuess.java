package org.stenogram.ocrcleanup.icu;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.stenogram.ocrcleanup.extraction.CharsetGuess;

/// Guesses a charset by the statistics of ICU4J, and says nothing where they are weak.
public final class IcuCharsetGuess implements CharsetGuess {

    /// Of 100; below this the detector is as often wrong as right on short texts.
    private static final int SURE = 40;
    private static final int SAMPLE = 256 * 1024;
    /// Unicode was ruled out before; the escape charsets keep state that a damaged file breaks.
    private static final Set<String> NEVER = Set.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE");

    @Override
    public Optional<Charset> guess(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes);
        for (CharsetMatch match : detector.detectAll()) {
            String name = match.getName();
            if (match.getConfidence() < SURE) {
                return Optional.empty();
            }
            if (!NEVER.contains(name) && !name.startsWith("ISO-2022") && !name.startsWith("IBM42")) {
                return javaCharset(name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> javaCharset(String name) {
        String known = name.endsWith("-I") ? name.substring(0, name.length() - 2) : name;
        return Charset.isSupported(known) ? Optional.of(Charset.forName(known)) : Optional.empty();
    }
}
