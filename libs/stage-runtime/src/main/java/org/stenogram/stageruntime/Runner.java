package org.stenogram.stageruntime;

/// Something that works in the background until it is closed. Every bean of this type is started with the
/// process, closed with it, and shown in its readiness.
public interface Runner extends AutoCloseable {

    /// Name of the service whose work it does: `ocr-cleanup`.
    String name();

    /// Begins in threads of its own and returns at once. What is away is waited for, never thrown.
    void start();

    /// How it is doing now.
    RunnerHealth health();

    /// Ends cleanly within a set time. Closing twice changes nothing.
    @Override
    void close();
}
