/// Which documents are run again, and how far that is.
@NullMarked
package org.stenogram.query.reruns;

import org.jspecify.annotations.NullMarked;
