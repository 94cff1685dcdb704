/// What kind of file it is.
@NullMarked
package org.stenogram.ingest.media;

import org.jspecify.annotations.NullMarked;
