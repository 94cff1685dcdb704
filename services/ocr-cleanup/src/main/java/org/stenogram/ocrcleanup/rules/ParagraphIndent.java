package org.stenogram.ocrcleanup.rules;

/// How far a document indents the first line of a paragraph, learnt from how it steps in behind the ends of
/// sentences: the only mark of a new paragraph where no blank line parts them, as in the Congressional Record.
///
/// @param columns 0 when the document does not mark paragraphs so
/// @param lines at each indentation, how many lines there are
record ParagraphIndent(int columns, int[] lines) {

    private static final int DEEPEST_STEP = 8;
    private static final int DEEPEST = 80;
    private static final int FEWEST = 3;
    private static final int FEWER = 4;

    static ParagraphIndent of(Lines lines) {
        int[] steps = new int[DEEPEST_STEP + 1];
        int[] behindSentences = new int[DEEPEST_STEP + 1];
        int[] counts = new int[DEEPEST + 1];
        for (int line = 0; line < lines.count(); line++) {
            if (lines.isBlank(line)) {
                continue;
            }
            counts[Math.min(lines.indent(line), DEEPEST)]++;
            int step = line == 0 || lines.isBlank(line - 1) ? 0 : lines.indent(line) - lines.indent(line - 1);
            if (step > 0 && step <= DEEPEST_STEP) {
                steps[step]++;
                behindSentences[step] += Shapes.endsSentence(lines.trimmed(line - 1)) ? 1 : 0;
            }
        }
        int best = 1;
        for (int step = 2; step <= DEEPEST_STEP; step++) {
            best = behindSentences[step] > behindSentences[best] ? step : best;
        }
        boolean marks = behindSentences[best] >= FEWEST && behindSentences[best] * 10 >= steps[best] * 7;
        return new ParagraphIndent(marks ? best : 0, counts);
    }

    /// Whether a line that is indented as the one above it begins a paragraph of its own: many lines stand one step
    /// further out than here, so this is where paragraphs begin, not where they go on.
    boolean begins(Lines text, int line) {
        int indent = text.indent(line);
        return columns > 0
                && indent >= columns
                && indent <= DEEPEST
                && text.indent(line - 1) == indent
                && lines[indent - columns] * FEWER >= lines[indent]
                && Shapes.endsSentence(text.trimmed(line - 1));
    }
}
