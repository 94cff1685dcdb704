package org.stenogram.subscriptions.targets;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Targets that lie inside and are allowed all the same, because whoever runs the service said so.
///
/// @param names host names, in lower case, whatever address they have
/// @param networks ranges of addresses, whatever name led there
public record AllowedTargets(Set<String> names, List<Network> networks) {

    /// None.
    public static final AllowedTargets NONE = new AllowedTargets(Set.of(), List.of());

    /// Copies both.
    public AllowedTargets {
        names = Set.copyOf(names);
        networks = List.copyOf(networks);
    }

    /// Reads names, addresses and ranges such as `10.1.0.0/16`.
    ///
    /// @throws IllegalArgumentException when one is none of these
    public static AllowedTargets of(List<String> entries) {
        List<String> given = entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
        return new AllowedTargets(
                given.stream()
                        .filter(entry -> !Network.isNetwork(entry))
                        .map(AllowedTargets::name)
                        .collect(Collectors.toSet()),
                given.stream().filter(Network::isNetwork).map(Network::of).toList());
    }

    boolean hasName(String host) {
        return names.contains(host.toLowerCase(Locale.ROOT));
    }

    boolean hasAddress(InetAddress address) {
        byte[] bytes = OutsideAddresses.plain(address);
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    private static String name(String entry) {
        if (!entry.matches("[a-z0-9_]([a-z0-9._-]*[a-z0-9])?")) {
            throw new IllegalArgumentException("no host name, address or range of addresses: " + entry);
        }
        return entry;
    }
}
