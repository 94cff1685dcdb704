/// Tests.
@NullMarked
package org.stenogram.ingest.media;

import org.jspecify.annotations.NullMarked;
