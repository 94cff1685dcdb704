package org.stenogram.ocrcleanup.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.util.regex.Pattern;
import org.stenogram.stageruntime.BadSettingException;

/// Settings under `stenogram.ocr-cleanup`; the defaults stand in `ocr-cleanup.yml` and in this service's README.
///
/// @param maxTextBytes longest text, in bytes of UTF-8, that is read as one document
/// @param dictionaries folders with Hunspell dictionaries, joined by colons
/// @param ocrLanguages that images are read in, as Tesseract calls them, joined by a plus
@ConfigurationProperties("stenogram.ocr-cleanup")
public record CleanupSettings(@ReadableBytes int maxTextBytes, String ocrLanguages, String dictionaries) {

    private static final Pattern LANGUAGES = Pattern.compile("[A-Za-z_]{2,20}(?:\\+[A-Za-z_]{2,20}){0,9}");
    private static final int LARGEST = 512 << 20;

    /// Refuses what cannot work, naming the setting.
    public CleanupSettings {
        if (maxTextBytes < 1 || maxTextBytes > LARGEST) {
            throw new BadSettingException(
                    "stenogram.ocr-cleanup.max-text-bytes", "be between 1 and " + LARGEST, maxTextBytes);
        }
        if (!LANGUAGES.matcher(ocrLanguages).matches()) {
            throw new BadSettingException(
                    "stenogram.ocr-cleanup.ocr-languages",
                    "be names of Tesseract's languages joined by a plus, as eng+deu",
                    ocrLanguages);
        }
    }
}
