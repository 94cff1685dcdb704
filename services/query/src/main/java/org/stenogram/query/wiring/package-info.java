/// Puts the service together.
@NullMarked
package org.stenogram.query.wiring;

import org.jspecify.annotations.NullMarked;
