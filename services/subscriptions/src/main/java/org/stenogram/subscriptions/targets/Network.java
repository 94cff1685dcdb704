package org.stenogram.subscriptions.targets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// A range of addresses: `10.0.0.0/8`, `fd00::/8`, or one address.
public final class Network {

    private static final Pattern LITERAL = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /// Whether this is meant to be a range or an address, and not a name.
    public static boolean isNetwork(String text) {
        return LITERAL.matcher(text.split("/", 2)[0]).matches();
    }

    /// @throws IllegalArgumentException when it is no range
    public static Network of(String text) {
        String[] parts = text.split("/", 2);
        try {
            if (!isNetwork(text)) {
                throw new IllegalArgumentException("no range of addresses: " + text);
            }
            byte[] address = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > address.length * 8) {
                throw new IllegalArgumentException("no range of addresses: " + text);
            }
            return new Network(address, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("no range of addresses: " + text, e);
        }
    }

    /// Whether an address, as its bytes, lies in it.
    public boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
