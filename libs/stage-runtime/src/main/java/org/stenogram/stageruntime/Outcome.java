package org.stenogram.stageruntime;

/// What a stage decided about one event. The runtime is the only place that acts on it.
///
/// @param <O> the events that go out
public sealed interface Outcome<O> {

    /// Finished: publish this, then commit.
    record Emit<O>(O event) implements Outcome<O> {}

    /// The world was not ready: try the same event again later, without end.
    record Retry<O>(String reason) implements Outcome<O> {}

    /// This document can never succeed as it is: say so and go on.
    record Reject<O>(Rejection rejection) implements Outcome<O> {}
}
