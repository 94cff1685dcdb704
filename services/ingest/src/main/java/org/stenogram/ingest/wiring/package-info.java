/// Settings, beans and the program.
@NullMarked
package org.stenogram.ingest.wiring;

import org.jspecify.annotations.NullMarked;
