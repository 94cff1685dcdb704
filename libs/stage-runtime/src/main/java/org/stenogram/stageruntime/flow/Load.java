package org.stenogram.stageruntime.flow;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// How much is in flight, and whether more may be taken. Safe for use by several threads.
public final class Load {

    private final int mostRecords;
    private final long mostBytes;
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /// @param mostRecords records in flight, at most
    /// @param mostBytes bytes in flight above which nothing more is taken
    public Load(int mostRecords, long mostBytes) {
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
    }

    /// Notes a record that came in.
    public void taken(long size) {
        records.incrementAndGet();
        bytes.addAndGet(size);
    }

    /// Notes a record that is finished or given up.
    public void released(long size) {
        records.decrementAndGet();
        bytes.addAndGet(-size);
    }

    /// Whether so many more records would be too many.
    public boolean isFullFor(int more) {
        return records.get() + more > mostRecords || bytes.get() >= mostBytes;
    }

    /// Records in flight.
    public int records() {
        return records.get();
    }

    /// Bytes in flight.
    public long bytes() {
        return bytes.get();
    }
}
