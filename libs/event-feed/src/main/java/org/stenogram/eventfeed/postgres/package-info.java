/// The feed as the archive's database holds it.
@NullMarked
package org.stenogram.eventfeed.postgres;

import org.jspecify.annotations.NullMarked;
