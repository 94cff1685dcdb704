package org.stenogram.contracts;

import org.stenogram.contracts.EditLedger.Range;
import org.stenogram.contracts.PipelineEvent.Edit;

/// Leads from places in a cleaned text back to the extracted text, for many places of one ledger: made in time linear
/// in the number of edits, then logarithmic time a bound. All offsets are code points.
public final class OffsetMap {

    /// Where each edit lies in the extracted text, and where its replacement lies in the cleaned text.
    private final int[] start;
    private final int[] end;
    private final int[] cleanedStart;
    private final int[] cleanedEnd;

    private OffsetMap(int size) {
        start = new int[size];
        end = new int[size];
        cleanedStart = new int[size];
        cleanedEnd = new int[size];
    }

    static OffsetMap of(EditLedger ledger) {
        OffsetMap map = new OffsetMap(ledger.edits().size());
        int shift = 0;
        int i = 0;
        for (Edit edit : ledger.edits()) {
            map.start[i] = edit.start();
            map.end[i] = edit.end();
            map.cleanedStart[i] = edit.start() + shift;
            map.cleanedEnd[i] = map.cleanedStart[i]
                    + edit.after().codePointCount(0, edit.after().length());
            shift = map.cleanedEnd[i] - edit.end();
            i++;
        }
        return map;
    }

    /// The range of the extracted text that a range of the cleaned text came from. A bound inside a replacement takes
    /// in all of what was replaced; what was deleted right before or after the range stays outside.
    public Range toExtracted(int from, int to) {
        return new Range(lower(from), upper(Math.max(from, to)));
    }

    /// The first edit whose replacement ends after the offset is the only one that can hold it.
    private int lower(int offset) {
        int edit = firstEndingAtLeast(offset + 1);
        return edit < start.length && offset > cleanedStart[edit] ? start[edit] : unshifted(offset, edit);
    }

    private int upper(int offset) {
        int edit = firstEndingAtLeast(offset);
        return edit < start.length && offset > cleanedStart[edit] ? end[edit] : unshifted(offset, edit);
    }

    private int unshifted(int offset, int edit) {
        return edit == 0 ? offset : offset - cleanedEnd[edit - 1] + end[edit - 1];
    }

    private int firstEndingAtLeast(int offset) {
        int low = 0;
        int high = cleanedEnd.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cleanedEnd[middle] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
