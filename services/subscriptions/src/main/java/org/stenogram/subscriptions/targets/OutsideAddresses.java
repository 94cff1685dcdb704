package org.stenogram.subscriptions.targets;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/// Tells addresses of the public internet from all others: those of [IANA's special-purpose
/// registries](https://www.iana.org/assignments/iana-ipv4-special-registry) and of multicast lead inside, back to
/// this machine, or nowhere.
public final class OutsideAddresses {

    private static final Map<Network, String> NOT_OUTSIDE_V4 = networks(
            "0.0.0.0/8", "this network",
            "10.0.0.0/8", "a private network",
            "100.64.0.0/10", "a carrier's network",
            "127.0.0.0/8", "this machine",
            "169.254.0.0/16", "link-local, where cloud metadata is",
            "172.16.0.0/12", "a private network",
            "192.0.0.0/24", "reserved",
            "192.0.2.0/24", "documentation",
            "192.31.196.0/24", "reserved",
            "192.52.193.0/24", "reserved",
            "192.88.99.0/24", "a relay",
            "192.168.0.0/16", "a private network",
            "192.175.48.0/24", "reserved",
            "198.18.0.0/15", "benchmarks",
            "198.51.100.0/24", "documentation",
            "203.0.113.0/24", "documentation",
            "224.0.0.0/4", "multicast",
            "240.0.0.0/4", "reserved");

    /// Only this part of IPv6 is given out. Loopback, private (`fc00::/7`), link-local (`fe80::/10`), multicast, the
    /// addresses that hold an IPv4 address (`::ffff:0:0/96`, `64:ff9b::/96`) and all the rest lie outside it.
    private static final Network GLOBAL_V6 = Network.of("2000::/3");

    private static final Map<Network, String> NOT_OUTSIDE_V6 = networks(
            "2001::/23", "reserved, tunnels among it",
            "2001:db8::/32", "documentation",
            "2002::/16", "a tunnel to IPv4",
            "2620:4f:8000::/48", "reserved",
            "3fff::/20", "documentation");

    private static final int V4 = 4;
    private static final int V6 = 16;
    /// `::ffff:` before an IPv4 address.
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private OutsideAddresses() {}

    /// Why an address is not one of the public internet; empty when it is.
    public static Optional<String> refusal(InetAddress address) {
        byte[] bytes = plain(address);
        if (bytes.length == V6 && !GLOBAL_V6.contains(bytes)) {
            return Optional.of("not of the public internet");
        }
        return (bytes.length == V4 ? NOT_OUTSIDE_V4 : NOT_OUTSIDE_V6)
                .entrySet().stream()
                        .filter(network -> network.getKey().contains(bytes))
                        .map(Entry::getValue)
                        .findFirst();
    }

    /// Its bytes; of an IPv4 address in the clothes of an IPv6 one the four that count.
    static byte[] plain(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean isMapped = bytes.length == V6 && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return isMapped ? Arrays.copyOfRange(bytes, MAPPED.length, V6) : bytes;
    }

    private static Map<Network, String> networks(String... pairs) {
        Map<Network, String> networks = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            networks.put(Network.of(pairs[i]), pairs[i + 1]);
        }
        return networks;
    }
}
