package org.stenogram.storage.postgres;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.storage.runs.Settled;

/// What a transaction did, for logs and metrics.
///
/// @param settled runs that became archived or duplicate
/// @param failures failures that were written
/// @param lateFailures failures of runs that had succeeded: logged, without effect
/// @param events how many events were new
/// @param rows how many rows were written besides segments
/// @param segments how many segment rows were written
record Applied(
        List<Settled> settled,
        List<DocumentFailed> failures,
        List<DocumentFailed> lateFailures,
        int events,
        long rows,
        long segments) {

    static final Applied NOTHING = new Applied(List.of(), List.of(), List.of(), 0, 0, 0);

    Applied and(Applied more) {
        return new Applied(
                join(settled, more.settled),
                join(failures, more.failures),
                join(lateFailures, more.lateFailures),
                events + more.events,
                rows + more.rows,
                segments + more.segments);
    }

    private static <T> List<T> join(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
