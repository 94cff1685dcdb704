package org.stenogram.stageruntime;

/// A setting that cannot be used. The launcher prints its message as one line and ends with exit code 78.
public final class BadSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /// Makes a message such as `stenogram.ingest.settle-time must be positive, was PT0S`.
    ///
    /// @param setting full name of the property
    /// @param must what it must be or do, beginning with a verb: `be positive`
    /// @param was the value that was set; never a secret
    public BadSettingException(String setting, String must, Object was) {
        super("%s must %s, was %s".formatted(setting, must, was));
    }
}
