package org.stenogram.ocrcleanup.extraction;

/// Tells text from other bytes by how many control codes and broken characters it has.
final class Controls {

    /// So few prove nothing, in however short a text.
    private static final int FEW = 4;

    private Controls() {}

    /// Whether more than one byte in fifty is a control code that no text file has.
    static boolean areTooMany(byte[] bytes) {
        int controls = 0;
        for (byte value : bytes) {
            if (value >= 0 && isControl((char) value)) {
                controls++;
            }
        }
        return controls > FEW && controls > bytes.length / 50;
    }

    /// The same for a decoded text, where the codes above ASCII count too.
    static boolean areTooMany(String text) {
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                controls++;
            }
        }
        return controls > FEW && controls > text.length() / 50;
    }

    /// Whether a text that is not wholly UTF-8 is still nothing else: many characters beyond ASCII, hardly one
    /// broken.
    static boolean isDamagedUtf8(Decoded decoded) {
        long beyondAscii =
                decoded.text().chars().filter(c -> c >= 0x80 && c != '\ufffd').count();
        return beyondAscii > 0 && decoded.recorded().size() * 10L <= beyondAscii;
    }

    private static boolean isControl(char c) {
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        return (c < 0x20 && !(c >= '\t' && c <= '\r')) || c == 0x7f || (c >= 0x80 && c < 0xa0 && c != 0x85);
    }
}
