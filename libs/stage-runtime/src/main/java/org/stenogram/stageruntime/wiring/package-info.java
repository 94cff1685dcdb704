/// Puts a service together: settings, beans, health, metrics and the launcher.
@NullMarked
package org.stenogram.stageruntime.wiring;

import org.jspecify.annotations.NullMarked;
