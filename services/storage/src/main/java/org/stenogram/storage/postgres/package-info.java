/// Schema `archive`: the one transaction that applies events, the sequencer of the event log, and migrations.
@NullMarked
package org.stenogram.storage.postgres;

import org.jspecify.annotations.NullMarked;
