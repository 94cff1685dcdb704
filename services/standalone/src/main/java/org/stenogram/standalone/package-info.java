/// All services in one process, and the command line.
@NullMarked
package org.stenogram.standalone;

import org.jspecify.annotations.NullMarked;
