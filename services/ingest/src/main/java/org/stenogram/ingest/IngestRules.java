package org.stenogram.ingest;

import java.time.Duration;

/// What the operator may decide about taking files.
///
/// @param instance names this process among those that take from one bucket, the same after a restart
/// @param pollInterval longest time between two looks at the inbox while nothing is wrong
/// @param settleTime how long a dropped file must stay the same to be complete
/// @param dropQuiet how long no file may come until the drops of a collection are a complete batch
/// @param uploadQuiet the same for an upload whose sender never said that it was done
/// @param maxBytes largest file that is taken
/// @param parallelTakes how many files are read at once
/// @param reconcileInterval time between two comparisons with the archive
/// @param reconcileGrace how old an arrival must be to be missed
public record IngestRules(
        String instance,
        Duration pollInterval,
        Duration settleTime,
        Duration dropQuiet,
        Duration uploadQuiet,
        long maxBytes,
        int parallelTakes,
        Duration reconcileInterval,
        Duration reconcileGrace) {}
