/// Keys as the database holds them.
@NullMarked
package org.stenogram.access.postgres;

import org.jspecify.annotations.NullMarked;
