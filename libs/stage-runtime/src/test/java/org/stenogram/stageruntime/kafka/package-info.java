/// Tests of the runtime.
@NullMarked
package org.stenogram.stageruntime.kafka;

import org.jspecify.annotations.NullMarked;
