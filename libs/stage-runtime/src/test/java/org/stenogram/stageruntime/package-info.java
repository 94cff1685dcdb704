/// Tests of the runtime.
@NullMarked
package org.stenogram.stageruntime;

import org.jspecify.annotations.NullMarked;
