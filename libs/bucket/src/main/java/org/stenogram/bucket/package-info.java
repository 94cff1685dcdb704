/// The place where files lie: inbox, originals, payloads.
@NullMarked
package org.stenogram.bucket;

import org.jspecify.annotations.NullMarked;
