/// Tests of the runtime.
@NullMarked
package org.stenogram.stageruntime.flow;

import org.jspecify.annotations.NullMarked;
