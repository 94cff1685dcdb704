package org.stenogram.subscriptions.targets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a host name.
@FunctionalInterface
public interface Names {

    /// All addresses, the one to try first in front; an address as text is its own.
    ///
    /// @throws UnknownHostException when there is none, or none in time
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
