package org.stenogram.subscriptions.targets;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where webhooks may go: to `https` addresses of the public internet, and to what is allowed by name or range.
///
/// A target is asked twice: when someone names it, and at each connection, for the addresses of a name change.
/// Whoever connects takes the addresses from here and asks nobody else.
public final class TargetRules {

    private static final int LONGEST = 2000;
    /// Each may take a whole connect timeout.
    private static final int MOST_ADDRESSES = 2;

    private final Names names;
    private final AllowedTargets allowed;

    /// @param allowed inside targets that are allowed
    public TargetRules(Names names, AllowedTargets allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    /// Reads the address that someone wants webhooks sent to, and looks whether it may be.
    ///
    /// @throws TargetRefusedException with the reason, for him
    /// @throws UnknownHostException when its name has no address now
    public URI admit(String text) throws UnknownHostException {
        URI target = parse(text);
        List<InetAddress> addresses = addresses(target.getHost());
        boolean isInside =
                allowed.hasName(target.getHost()) || addresses.stream().allMatch(allowed::hasAddress);
        if (!"https".equalsIgnoreCase(target.getScheme()) && !isInside) {
            throw new TargetRefusedException("The target must begin with https://.");
        }
        return target;
    }

    /// The addresses that may be connected to for this host, and no others.
    ///
    /// @throws TargetRefusedException when one of them may not
    /// @throws UnknownHostException when there is none
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        String name = bare(host);
        List<InetAddress> addresses = names.addresses(name);
        if (addresses.isEmpty()) {
            throw new UnknownHostException(name);
        }
        if (!allowed.hasName(name)) {
            for (InetAddress address : addresses) {
                Optional<String> refusal =
                        allowed.hasAddress(address) ? Optional.empty() : OutsideAddresses.refusal(address);
                if (refusal.isPresent()) {
                    throw new TargetRefusedException(
                            "The target leads to an address that webhooks may not be sent to (%s). Whoever runs this server can allow it with the setting stenogram.subscriptions.allowed-targets."
                                    .formatted(refusal.get()));
                }
            }
        }
        return addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()));
    }

    private static URI parse(String text) throws TargetRefusedException {
        URI target;
        try {
            target = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new TargetRefusedException("The target is no address of the web.");
        }
        String scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST
                || target.getHost() == null
                || !List.of("http", "https").contains(scheme)) {
            throw new TargetRefusedException(
                    "The target must be an address of the web such as https://example.org/hooks, of %d characters at most."
                            .formatted(LONGEST));
        }
        if (target.getRawUserInfo() != null || target.getRawFragment() != null) {
            throw new TargetRefusedException("The target must have no user, password or #fragment.");
        }
        if (target.getPort() == 0 || target.getPort() > 65_535) {
            throw new TargetRefusedException("The target's port must be 1 to 65535.");
        }
        return target;
    }

    /// An IPv6 address without its brackets.
    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
