package org.stenogram.query.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Joins who writes an answer to the server that sends it: a few pieces wait in between, whatever the length of the
/// whole. An answer that cannot be finished breaks the connection, so that nobody takes half of it for all.
final class Outflow extends InputStream {

    /// Writes an answer.
    @FunctionalInterface
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    private static final int PIECE = 64 * 1024;
    private static final int PIECES = 8;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
    private final Duration patience;
    private final Thread writer;
    private volatile @Nullable Throwable failure;
    private volatile boolean complete;
    private byte[] piece;
    private int position;
    private boolean ended;

    /// Sets the writing going and waits for its first piece.
    ///
    /// @param patience how long a reader may take nothing before the writing is given up
    /// @param onEnd is done when the writing has ended, however it did
    /// @throws ProblemException when nothing could be written
    static Outflow of(Body body, Duration patience, Runnable onEnd) {
        Outflow flow = new Outflow(body, patience, onEnd);
        flow.writer.start();
        try {
            flow.piece = flow.next();
        } catch (IOException e) {
            throw new ProblemException(ProblemType.INTERNAL, "The export was interrupted. Ask again.", e);
        }
        flow.ended = flow.piece == END;
        if (flow.ended && !flow.complete) {
            throw flow.failure instanceof ProblemException problem
                    ? problem
                    : new ProblemException(
                            ProblemType.INTERNAL,
                            "The export could not be written. The log of the query service says why.",
                            flow.failure);
        }
        return flow;
    }

    private Outflow(Body body, Duration patience, Runnable onEnd) {
        this.patience = patience;
        this.piece = END;
        this.writer = Thread.ofVirtual().name("export").unstarted(() -> fill(body, onEnd));
    }

    private void fill(Body body, Runnable onEnd) {
        Inlet inlet = new Inlet();
        try {
            body.write(inlet);
            inlet.pass();
            complete = true;
        } catch (IOException | RuntimeException e) {
            failure = e;
        } finally {
            onEnd.run();
            try {
                put(END);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    private void put(byte[] bytes) throws IOException {
        try {
            if (!pieces.offer(bytes, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the reader took nothing for " + patience);
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the reader left");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (position == piece.length) {
            if (ended) {
                return end();
            }
            piece = next();
            position = 0;
            ended = piece == END;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, into, offset, count);
        position += count;
        return count;
    }

    private byte[] next() throws IOException {
        try {
            while (true) {
                byte[] next = pieces.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    return next;
                }
                if (!writer.isAlive() && pieces.isEmpty()) {
                    return END;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an export");
        }
    }

    private int end() throws IOException {
        if (!complete) {
            throw new IOException("the export could not be finished", failure);
        }
        return -1;
    }

    /// Ends the writing when the reader has gone.
    @Override
    public void close() {
        writer.interrupt();
        pieces.clear();
    }

    /// The writer's side; gathers small writes.
    private final class Inlet extends OutputStream {

        private final byte[] gathered = new byte[PIECE];
        private int count;

        @Override
        public void write(int b) throws IOException {
            if (count == gathered.length) {
                pass();
            }
            gathered[count++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (count == gathered.length) {
                    pass();
                }
                int some = Math.min(left, gathered.length - count);
                System.arraycopy(bytes, from, gathered, count, some);
                count += some;
                from += some;
                left -= some;
            }
        }

        private void pass() throws IOException {
            if (count > 0) {
                put(Arrays.copyOf(gathered, count));
                count = 0;
            }
        }
    }
}
