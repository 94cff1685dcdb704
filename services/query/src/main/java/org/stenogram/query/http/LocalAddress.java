package org.stenogram.query.http;

/// Addresses that come back from a browser, to lead it to.
final class LocalAddress {

    private static final int LONGEST = 2000;

    private LocalAddress() {}

    /// An address within this server, or the first page: nobody is led elsewhere. Browsers read `//` and `/\` as the
    /// beginning of another host, and leave out control characters before they look.
    static String of(String address) {
        boolean isLocal = address.startsWith("/")
                && !address.startsWith("//")
                && address.indexOf('\\') < 0
                && address.length() <= LONGEST
                && address.chars().allMatch(letter -> letter > ' ' && letter < 127);
        return isLocal ? address : "/";
    }
}
