/// Takes each file out of the inbox, keeps its bytes for good and says that they are there.
@NullMarked
package org.stenogram.ingest;

import org.jspecify.annotations.NullMarked;
