package org.stenogram.subscriptions;

import org.stenogram.subscriptions.deliveries.Attempt;

/// Is told of every sending, for metrics.
@FunctionalInterface
public interface AttemptWatch {

    /// Something was sent, and this came of it.
    void saw(Attempt attempt);
}
