package org.stenogram.stageruntime;

/// One step of the pipeline, free of transport: an event in, a decision out. The runtime acts on it.
///
/// An exception means that the document may be the cause: the runtime tries three times, then fails the
/// document. A fault of the world (bucket, database or broker away) is a [WorldFaultException] or an
/// [Outcome.Retry] and is tried again without end.
///
/// @param <I> the event that comes in
/// @param <O> the events that go out
@FunctionalInterface
public interface Stage<I, O> {

    /// Decides about one event.
    ///
    /// @throws Exception when the document may be the cause
    Outcome<O> handle(I event) throws Exception;
}
