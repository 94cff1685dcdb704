package org.stenogram.ocrcleanup.extraction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The formats besides plain text that are read, each with the name that stands as `method` in the event.
public enum Format {
    /// A web page.
    HTML("html", "a web page"),
    /// A web page that an OCR program wrote.
    HOCR("hocr", "an hOCR page"),
    /// ALTO.
    ALTO("alto", "an ALTO document"),
    /// PAGE XML.
    PAGE_XML("page-xml", "a PAGE XML document"),
    /// A Word document.
    DOCX("docx", "a Word document"),
    /// PDF, with a text layer or with images of its pages.
    PDF("pdf", "a PDF document"),
    /// An image of a page, or of several: PNG, TIFF, JPEG.
    IMAGE("ocr", "an image");

    private static final List<String> IMAGES = List.of("\u0089PNG\r\n", "\u00ff\u00d8\u00ff", "II*\0", "MM\0*");
    private static final String MARK = "\u00ef\u00bb\u00bf";
    private static final int HEAD = 64 * 1024;
    private static final Pattern ALTO_ROOT = Pattern.compile("<(?:\\w{1,20}:)?alto[\\s>]");
    private static final Pattern PAGE_ROOT = Pattern.compile("<(?:\\w{1,20}:)?pcgts[\\s>]");
    private static final Pattern HTML_ROOT = Pattern.compile(
            "\\A\\s*(?:<\\?xml[^>]{0,200}>\\s*)?(?:<!--.{0,2000}?-->\\s*)*(?:<!doctype html|<html)", Pattern.DOTALL);

    private final String method;
    private final String inWords;

    Format(String method, String inWords) {
        this.method = method;
        this.inWords = inWords;
    }

    /// What people call a file of it, with the article.
    public String inWords() {
        return inWords;
    }

    String method() {
        return method;
    }

    /// Where what stands behind the byte order mark of UTF-8 begins.
    private static int mark(String head) {
        return head.startsWith(MARK) ? MARK.length() : 0;
    }

    private static boolean startsWithTag(String head) {
        int at = mark(head);
        while (at < head.length() && Character.isWhitespace(head.charAt(at))) {
            at++;
        }
        return at < head.length() && head.charAt(at) == '<';
    }

    /// The format of a file, empty when it is none of these. First bytes win over the type.
    static Optional<Format> of(byte[] bytes, String mediaType) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        String type = mediaType.toLowerCase(Locale.ROOT);
        if (head.startsWith("%PDF-")) {
            return Optional.of(PDF);
        }
        if (IMAGES.stream().anyMatch(head::startsWith)) {
            return Optional.of(IMAGE);
        }
        if (head.startsWith("PK\u0003\u0004")) {
            return type.contains("wordprocessingml") ? Optional.of(DOCX) : Optional.empty();
        }
        boolean webPage = type.startsWith("text/html") || type.startsWith("application/xhtml");
        if (!webPage && !startsWithTag(head)) {
            return Optional.empty();
        }
        String start = head.substring(mark(head)).toLowerCase(Locale.ROOT);
        if (webPage || HTML_ROOT.matcher(start).find()) {
            return Optional.of(start.contains("ocr_page") || start.contains("ocr_line") ? HOCR : HTML);
        }
        if (ALTO_ROOT.matcher(start).find()) {
            return Optional.of(ALTO);
        }
        return PAGE_ROOT.matcher(start).find() ? Optional.of(PAGE_XML) : Optional.empty();
    }
}
