/// What one segmented document becomes in the archive: figures, segments with their place in the original,
/// people. Pure: the JDK, JSpecify and the contracts only.
@NullMarked
package org.stenogram.storage.editions;

import org.jspecify.annotations.NullMarked;
