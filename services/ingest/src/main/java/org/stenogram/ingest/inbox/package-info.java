/// Which files of the inbox are ready to be taken, and where they belong.
@NullMarked
package org.stenogram.ingest.inbox;

import org.jspecify.annotations.NullMarked;
