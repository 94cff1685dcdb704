/// Holds the compose file to the code, and runs it.
@NullMarked
package org.stenogram.deploy;

import org.jspecify.annotations.NullMarked;
