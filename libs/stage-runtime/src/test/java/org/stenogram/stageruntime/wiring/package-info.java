/// Tests of the runtime.
@NullMarked
package org.stenogram.stageruntime.wiring;

import org.jspecify.annotations.NullMarked;
