/// Whether originals are still what they were: one reading of an object, and how fast it may go.
@NullMarked
package org.stenogram.storage.fixity;

import org.jspecify.annotations.NullMarked;
