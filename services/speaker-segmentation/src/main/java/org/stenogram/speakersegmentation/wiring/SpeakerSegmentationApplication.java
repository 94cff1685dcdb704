package org.stenogram.speakersegmentation.wiring;

import org.stenogram.stageruntime.wiring.ServiceLauncher;

/// Speaker segmentation as a process of its own.
public final class SpeakerSegmentationApplication {

    private SpeakerSegmentationApplication() {}

    /// Starts it; SIGTERM stops it.
    public static void main(String[] args) {
        ServiceLauncher.run("speaker-segmentation", args);
    }
}
