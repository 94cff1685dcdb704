package org.stenogram.subscriptions.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.stenogram.subscriptions.targets.TargetRules;

/// Gives the client the addresses to connect to, those alone that may be connected to; it asks once a connection and
/// takes what it is given, so that no second answer of a name server comes between check and connection.
final class CheckedAddresses implements DnsResolver {

    private final TargetRules rules;

    CheckedAddresses(TargetRules rules) {
        this.rules = rules;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return rules.addresses(host).toArray(InetAddress[]::new);
    }

    /// For sign-in methods that no webhook uses.
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
