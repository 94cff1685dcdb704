/// How a service becomes a stage. Moves events, knows nothing of what they say.
@NullMarked
package org.stenogram.stageruntime;

import org.jspecify.annotations.NullMarked;
