package org.stenogram.ocrcleanup.extraction;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stenogram.ocrcleanup.extraction.Extracted.Unreadable;

/// Reads plain text in any charset: the one that a byte order mark names, UTF-8 when the bytes are that exactly,
/// UTF-16 when every other byte of many is zero, else what a guess says, and windows-1252 when it says nothing.
///
/// A byte order mark stays in the text as U+FEFF, line ends stay as they are: rules take them away, on the ledger.
public final class PlainText {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String METHOD = "plain-text";
    private static final long LONGEST = 3;
    private static final int FEW_CONTROLS = 8;

    private final CharsetGuess guess;
    private final int maxTextBytes;

    /// @param guess asked when the bytes themselves do not say
    /// @param maxTextBytes a text that is longer than this in UTF-8 is refused
    public PlainText(CharsetGuess guess, int maxTextBytes) {
        if (maxTextBytes < 1) {
            throw new IllegalArgumentException("maxTextBytes must be positive, was " + maxTextBytes);
        }
        this.guess = guess;
        this.maxTextBytes = maxTextBytes;
    }

    /// More bytes than this are too large in every charset; they need not be read at all.
    public long maxBytes() {
        return 2L * maxTextBytes;
    }

    /// The text of an original.
    ///
    /// @param mediaType as far as the name and the first bytes tell
    public Extracted extract(byte[] bytes, String mediaType) {
        Optional<String> other = Formats.other(bytes, mediaType);
        if (other.isPresent()) {
            return unsupported(other.get());
        }
        if (bytes.length > maxBytes()) {
            return tooLarge();
        }
        Optional<Charset> marked = ByteOrder.of(bytes);
        if (marked.isEmpty() && Controls.areTooMany(bytes)) {
            return notText();
        }
        Decoded decoded = marked.map(charset -> Decoded.of(bytes, charset)).orElseGet(() -> decode(bytes));
        int unreadable = decoded.recorded().size();
        if (unreadable > FEW_CONTROLS && unreadable > decoded.text().length() / 50) {
            return notText();
        }
        return judged(decoded);
    }

    int maxTextBytes() {
        return maxTextBytes;
    }

    /// What another reader took out, held to the same rules as plain text.
    Extracted judged(ReadPages pages, String pageEnd, String method) {
        String text = String.join(pageEnd, pages.texts());
        // UTF-16 holds what no character is, too; decoding marks it, and keeps every length.
        Decoded decoded = Decoded.of(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
        return judged(decoded) instanceof Extracted.Unreadable refused
                ? refused
                : new Extracted.Text(
                        decoded.text(),
                        method,
                        null,
                        UnsureWords.beside(decoded, pages, pageEnd.length()),
                        pages.confidence());
    }

    private Extracted judged(Decoded decoded) {
        String text = decoded.text();
        if (Controls.areTooMany(text)) {
            return notText();
        }
        if (text.length() > maxTextBytes || isLonger(text, maxTextBytes)) {
            return tooLarge();
        }
        if (text.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff')) {
            return new Unreadable(
                    "no-text",
                    "The file holds no text: it is empty or holds only white space.",
                    "Check that the file was saved and sent whole; if it is a scan, send the scan itself.");
        }
        return new Extracted.Text(text, METHOD, decoded.charset().name(), decoded.recorded(), OptionalDouble.empty());
    }

    private Decoded decode(byte[] bytes) {
        Decoded unicode = Decoded.of(bytes, StandardCharsets.UTF_8);
        if (unicode.isExact() || Controls.isDamagedUtf8(unicode)) {
            return unicode;
        }
        Charset guessed = guess.guess(bytes).orElse(WINDOWS_1252);
        return Decoded.of(bytes, guessed.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : guessed);
    }

    /// Whether a text has more bytes in UTF-8, where no `char` takes more than three.
    private static boolean isLonger(String text, int bytes) {
        return LONGEST * text.length() > bytes && utf8Length(text) > bytes;
    }

    private static long utf8Length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c >= 0x800 && !Character.isSurrogate(c) ? 2 : 1;
            }
        }
        return length;
    }

    private Unreadable tooLarge() {
        return new Unreadable(
                "too-large",
                "The text is larger than %d bytes, the largest that is read as one document.".formatted(maxTextBytes),
                "Split the file into its meetings or volumes and send the parts.");
    }

    private static Unreadable unsupported(String what) {
        return new Unreadable(
                "unsupported-format",
                "The file is %s, which is not read yet. Read are plain text in any charset,".formatted(what)
                        + " PDF, images of pages (PNG, TIFF, JPEG), Word documents (.docx), web pages, ALTO, hOCR and PAGE XML.",
                "Save the document as plain text or PDF with its text and send that; the original stays in the archive.");
    }

    private static Unreadable notText() {
        return new Unreadable(
                "not-text",
                "The file is named like a text but its bytes are no text in any charset: too many are control codes.",
                "Check what program made the file and save it from there as plain text.");
    }
}
