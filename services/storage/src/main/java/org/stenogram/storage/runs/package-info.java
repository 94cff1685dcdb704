/// What events do to runs, and what becomes of a run once its events are there, in whatever order they came.
/// Pure: the JDK, JSpecify and the contracts only.
@NullMarked
package org.stenogram.storage.runs;

import org.jspecify.annotations.NullMarked;
