package org.stenogram.stageruntime;

import java.time.Instant;

/// How a runner is doing, for readiness and liveness.
public sealed interface RunnerHealth {

    /// Not yet at work: connecting, or waiting for its first assignment.
    record Starting() implements RunnerHealth {}

    /// At work; with nothing to do it is at work too.
    record Serving() implements RunnerHealth {}

    /// A part of the world is away. Nothing is lost: it goes on by itself when the part is back.
    ///
    /// @param away what is away, in words
    /// @param since when it was first missed
    record Waiting(String away, Instant since) implements RunnerHealth {}

    /// Closed on purpose.
    record Stopped() implements RunnerHealth {}

    /// Ended by an error that no retry mends. The process should be started again.
    record Broken(String reason) implements RunnerHealth {}
}
