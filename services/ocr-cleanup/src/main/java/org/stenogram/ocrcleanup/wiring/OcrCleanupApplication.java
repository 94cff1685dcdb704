package org.stenogram.ocrcleanup.wiring;

import org.stenogram.stageruntime.wiring.ServiceLauncher;

/// OCR cleanup as a process of its own.
public final class OcrCleanupApplication {

    private OcrCleanupApplication() {}

    /// Starts it; SIGTERM stops it.
    public static void main(String[] args) {
        ServiceLauncher.run("ocr-cleanup", args);
    }
}
