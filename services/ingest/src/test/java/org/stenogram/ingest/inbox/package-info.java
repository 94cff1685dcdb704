/// Tests.
@NullMarked
package org.stenogram.ingest.inbox;

import org.jspecify.annotations.NullMarked;
