/// Tests.
@NullMarked
package org.stenogram.ingest;

import org.jspecify.annotations.NullMarked;
