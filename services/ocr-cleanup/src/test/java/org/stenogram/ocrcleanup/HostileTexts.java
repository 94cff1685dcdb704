package org.stenogram.ocrcleanup;

import java.util.Random;

/// Makes texts that break what can be broken: lone surrogates, NUL, marks without letters, right-to-left, every line
/// end, pages, escapes, mojibake, hyphens in all the wrong places. The same seed makes the same texts.
public final class HostileTexts {

    private static final String[] PIECES = {
        "\0",
        "\ud83d",
        "\ude00",
        "\ud800\ud800",
        "😀",
        "👨‍👩‍👧",
        "e\u0301",
        "\u0301",
        "\u0327\u0301",
        "ﬁ",
        "ſ",
        "ﬃ",
        "שלום",
        "مرحبا",
        "\u200f",
        "\u202e",
        "한글",
        "\u1112\u1161\u11ab",
        "\r\n",
        "\r",
        "\n",
        "\n\n",
        "\n\n\n",
        "\u0085",
        "\u2028",
        "\u000b",
        "\f",
        "\n\f",
        "\f\n\n",
        "\u00ad",
        "\u00ad\n",
        "\u200b",
        "\ufeff",
        "\ufffe",
        "\ufffd",
        "\u00a0",
        "\u2009",
        "  ",
        "   ",
        "     ",
        "\t",
        " \n",
        "\\$",
        "\\*",
        "\\\\",
        "\\",
        "\\n",
        "-",
        "-\n",
        "\u2010\n",
        "¬\n",
        "--\n",
        "- 12 -",
        "[22]",
        "Page 7",
        "SECRET",
        "SECRET\n",
        "\n- 4 -\n\fSECRET\n",
        "**",
        "**Bold\n",
        "bold**",
        "__",
        "â€™",
        "Ã©",
        "Â\u00a0",
        "Ã¢â‚¬â„¢",
        "â€",
        "Ã",
        "\u0080",
        "\u009d",
        "|",
        "| a | b |",
        "Mr.",
        "Mr. Smith:",
        "(laughter)",
        "1.",
        "(a)",
        "the",
        "and",
        "of",
        "which",
        "because",
        "Albania",
        "socialist",
        "self",
        "self-\ncontrol",
        "e.g.",
        "...",
        ";",
        ":",
        "?",
        "The committee met at nine and went on with",
        "its business until the lamps were lit; nobody",
        "spoke of the harbour, though everybody had come for",
        "nothing else than that, as the minutes",
    };

    private final Random random;

    public HostileTexts(long seed) {
        this.random = new Random(seed);
    }

    /// The next text, up to some hundred pieces long.
    public String next() {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(random.nextInt(10) == 0 ? 120 : 25);
        int kinds = 2 + random.nextInt(PIECES.length - 2);
        int first = random.nextInt(PIECES.length);
        for (int i = 0; i < pieces; i++) {
            switch (random.nextInt(12)) {
                case 0 -> text.appendCodePoint(random.nextInt(0x300));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2, 3 -> text.append(' ');
                case 4 -> text.append('\n');
                default -> text.append(PIECES[(first + random.nextInt(kinds)) % PIECES.length]);
            }
        }
        return text.toString();
    }
}
