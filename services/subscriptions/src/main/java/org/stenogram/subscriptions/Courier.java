package org.stenogram.subscriptions;

import org.stenogram.subscriptions.deliveries.Answer;
import org.stenogram.subscriptions.deliveries.Parcel;

/// Sends.
public interface Courier {

    /// Sends one message and waits for the answer, or for the time to be over. Every fault is an answer, too.
    Answer send(Parcel parcel);

    /// Cuts off what is under way, and sends nothing more.
    void abort();
}
