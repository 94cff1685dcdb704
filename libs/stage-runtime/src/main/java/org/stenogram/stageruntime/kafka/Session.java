package org.stenogram.stageruntime.kafka;

/// One connection of a runner to Kafka, from joining the group to leaving it. Used by one thread.
interface Session extends AutoCloseable {

    /// Does what there is to do and returns within a short time.
    void turn();

    /// Whether the group has given this member its partitions, which may be none.
    boolean hasJoined();

    /// Ends work under way within the set times, commits what is finished and leaves the group.
    @Override
    void close();
}
