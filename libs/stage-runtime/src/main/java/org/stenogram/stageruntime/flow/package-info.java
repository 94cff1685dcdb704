/// What a runner reckons with: order by key, finished prefixes, limits, pauses. JDK only.
@NullMarked
package org.stenogram.stageruntime.flow;

import org.jspecify.annotations.NullMarked;
