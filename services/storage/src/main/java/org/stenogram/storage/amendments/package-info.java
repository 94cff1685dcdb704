/// What staff put right, and how it comes over what a run made.
@NullMarked
package org.stenogram.storage.amendments;

import org.jspecify.annotations.NullMarked;
