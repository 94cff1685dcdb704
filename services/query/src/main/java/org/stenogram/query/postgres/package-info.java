/// Reads the archive's views.
@NullMarked
package org.stenogram.query.postgres;

import org.jspecify.annotations.NullMarked;
