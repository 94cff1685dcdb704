package org.stenogram.query.bucket;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends with an [IOException] as soon as more bytes come than are allowed, so that nothing is written of such a
/// file.
final class LimitedInput extends FilterInputStream {

    private long left;
    private boolean exceeded;

    LimitedInput(InputStream bytes, long limit) {
        super(bytes);
        left = limit;
    }

    boolean isExceeded() {
        return exceeded;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            exceeded = true;
            throw new IOException("more bytes than allowed");
        }
    }
}
