package org.stenogram.ocrcleanup.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.ReadPages.Unsure;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Pages on their way from one process to another: how many, each as its length in bytes and its UTF-8; whether there
/// is a confidence, and it; how many words were unsure, and each.
final class PagesStream {

    private PagesStream() {}

    static void write(ReadPages pages, DataOutputStream out) throws IOException {
        out.writeInt(pages.texts().size());
        for (String text : pages.texts()) {
            // What no character is, UTF-8 cannot hold: it arrives as a question mark in a text that was marked already.
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        out.writeDouble(pages.confidence().orElse(-1));
        out.writeInt(pages.unsure().size());
        for (Unsure word : pages.unsure()) {
            out.writeInt(word.page());
            out.writeInt(word.start());
            out.writeInt(word.end());
            out.writeDouble(word.sure());
        }
    }

    /// Reads them; a process that says nonsense is refused as one that broke its limits, for nobody else says it.
    ///
    /// @param mostCharacters of all pages
    static ReadPages read(DataInputStream in, int mostCharacters) throws IOException, UnreadableException {
        long left = 4L * mostCharacters;
        List<String> texts = new ArrayList<>();
        int pages = in.readInt();
        for (int page = 0; page < pages; page++) {
            int length = in.readInt();
            left -= length + 1L;
            if (length < 0 || left < 0) {
                throw UnreadableException.overLimits();
            }
            texts.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        double confidence = in.readDouble();
        List<Unsure> unsure = new ArrayList<>();
        int words = in.readInt();
        if (words > mostCharacters) {
            throw UnreadableException.overLimits();
        }
        for (int word = 0; word < words; word++) {
            unsure.add(new Unsure(in.readInt(), in.readInt(), in.readInt(), in.readDouble()));
        }
        return new ReadPages(texts, confidence >= 0 ? OptionalDouble.of(confidence) : OptionalDouble.empty(), unsure);
    }
}
