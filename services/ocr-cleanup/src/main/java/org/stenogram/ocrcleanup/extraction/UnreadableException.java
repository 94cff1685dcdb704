package org.stenogram.ocrcleanup.extraction;

import org.stenogram.ocrcleanup.extraction.Extracted.Unreadable;

/// An original cannot be read, and this is why, in words.
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;
    private static final String TOO_LARGE = "too-large";

    private final transient Unreadable unreadable;

    private UnreadableException(Unreadable unreadable) {
        super(unreadable.reason());
        this.unreadable = unreadable;
    }

    /// The file is not what its format asks for.
    ///
    /// @param what the format, with its article
    public static UnreadableException damaged(String what) {
        return new UnreadableException(new Unreadable(
                "damaged-file",
                "The file is named like %s, and cannot be read as one: it is damaged or cut off.".formatted(what),
                "Open it in the program that made it; if it opens there, save it again and send that."));
    }

    /// The file is no image that the OCR program can read within its limits; it does not say why not.
    public static UnreadableException unreadableImage() {
        return new UnreadableException(new Unreadable(
                "damaged-file",
                "The file is named like an image, and cannot be read as one: it is damaged, cut off, or takes more memory"
                        + " than one page may.",
                "Open it in the program that made it; if it opens there, save it again, at 300 to 600 dots an inch, and"
                        + " send that."));
    }

    /// The file is an image of more dots than any page has.
    public static UnreadableException tooManyDots(long width, long height) {
        return new UnreadableException(new Unreadable(
                TOO_LARGE,
                "The file is an image of %d by %d dots, more than is read as one page.".formatted(width, height),
                "Scan it again at 300 to 600 dots an inch, or cut it into its pages, and send that."));
    }

    /// The file is an image, and nothing here reads images.
    public static UnreadableException noOcrEngine() {
        return new UnreadableException(
                new Unreadable(
                        "no-ocr-engine",
                        "The file is an image of a page, and no OCR engine is installed here that could read it.",
                        "Ask whoever runs the archive to install Tesseract (package tesseract-ocr), then retry; or send the text."));
    }

    /// The file is an image in a language that the OCR engine has no data for.
    ///
    /// @param languages as the engine calls them, joined by a plus
    public static UnreadableException noOcrLanguage(String languages) {
        return new UnreadableException(
                new Unreadable(
                        "no-ocr-engine",
                        "The file is an image of a page, and the OCR engine here has no data for a language that images are"
                                + " to be read in: %s.".formatted(languages),
                        "Ask whoever runs the archive to install the language's data for Tesseract (packages"
                                + " tesseract-ocr-…) or to name other languages in its settings, then retry; or send the text."));
    }

    /// The file asks for a password.
    public static UnreadableException locked() {
        return new UnreadableException(new Unreadable(
                "protected-file", "The file is protected by a password.", "Save it without protection and send that."));
    }

    /// Reading it takes more memory, time or text than one document may.
    public static UnreadableException overLimits() {
        return new UnreadableException(new Unreadable(
                TOO_LARGE,
                "Reading the file takes more memory, time or text than one document may have.",
                "Split the file into its meetings or volumes and send the parts."));
    }

    /// Whether it is too large, and not damaged.
    public boolean isOverLimits() {
        return unreadable.code().equals(TOO_LARGE);
    }

    Unreadable unreadable() {
        return unreadable;
    }
}
