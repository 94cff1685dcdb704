/// Tests.
@NullMarked
package org.stenogram.ingest.wiring;

import org.jspecify.annotations.NullMarked;
