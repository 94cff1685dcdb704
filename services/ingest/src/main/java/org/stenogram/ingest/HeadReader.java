package org.stenogram.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.stenogram.ingest.media.MediaTypes;

/// Passes a file's bytes on, keeps the first ones, and tells faults of reading from faults of writing.
final class HeadReader extends FilterInputStream {

    private final byte[] head = new byte[MediaTypes.HEAD];
    private final long limit;
    private int headLength;
    private long passed;

    /// @param limit most bytes that are passed on; a file that grew beyond it is still being written
    HeadReader(InputStream bytes, long limit) {
        super(bytes);
        this.limit = limit;
    }

    byte[] head() {
        return Arrays.copyOf(head, headLength);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(target, offset, length);
        } catch (IOException e) {
            throw new ReadingException(e);
        }
        if (read > 0) {
            int kept = Math.min(read, head.length - headLength);
            System.arraycopy(target, offset, head, headLength, kept);
            headLength += kept;
            passed += read;
            if (passed > limit) {
                throw new StillWrittenException("a file that grew over the limit");
            }
        }
        return read;
    }
}
