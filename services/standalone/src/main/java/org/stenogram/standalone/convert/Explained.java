package org.stenogram.standalone.convert;

import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.exports.ExportedDocument;

/// The text with every edit marked where it was made: `[-before-]{+after+}(rule)`, what was not there left out. Line
/// ends inside the marks are written as `\n`, form feeds as `\f`.
public final class Explained {

    private Explained() {}

    /// Writes the marked text.
    public static String write(ExportedDocument document) {
        String extracted = new EditLedger(document.edits()).invert(document.text());
        CodePoints points = CodePoints.of(extracted);
        StringBuilder marked = new StringBuilder(extracted.length());
        int last = 0;
        for (Edit edit : document.edits()) {
            int start = points.toIndex(edit.start());
            marked.append(extracted, last, start);
            if (!edit.before().isEmpty()) {
                marked.append("[-").append(shown(edit.before())).append("-]");
            }
            if (!edit.after().isEmpty()) {
                marked.append("{+").append(shown(edit.after())).append("+}");
            }
            marked.append('(').append(edit.rule()).append(')');
            last = points.toIndex(edit.end());
        }
        marked.append(extracted, last, extracted.length());
        return !marked.isEmpty() && marked.charAt(marked.length() - 1) == '\n'
                ? marked.toString()
                : marked.append('\n').toString();
    }

    private static String shown(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r").replace("\f", "\\f");
    }
}
