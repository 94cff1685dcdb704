/// Settings, and what no service may be started with.
@NullMarked
package org.stenogram.access.wiring;

import org.jspecify.annotations.NullMarked;
