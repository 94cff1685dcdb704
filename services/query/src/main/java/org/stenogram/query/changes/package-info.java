/// Which turns of one edition of a document are which of another.
@NullMarked
package org.stenogram.query.changes;

import org.jspecify.annotations.NullMarked;
