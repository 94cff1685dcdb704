package org.stenogram.ocrcleanup.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import org.stenogram.stageruntime.BadSettingException;

/// Settings under `stenogram.ocr-cleanup`; the defaults stand in `ocr-cleanup.yml` and in this service's README.
///
/// @param maxTextBytes longest text, in bytes of UTF-8, that is read as one document
@ConfigurationProperties("stenogram.ocr-cleanup")
public record CleanupSettings(@ReadableBytes int maxTextBytes) {

    private static final int LARGEST = 512 << 20;

    /// Refuses what cannot work, naming the setting.
    public CleanupSettings {
        if (maxTextBytes < 1 || maxTextBytes > LARGEST) {
            throw new BadSettingException(
                    "stenogram.ocr-cleanup.max-text-bytes", "be between 1 and " + LARGEST, maxTextBytes);
        }
    }
}
