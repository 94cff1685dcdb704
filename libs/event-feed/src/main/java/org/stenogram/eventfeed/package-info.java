/// The archive's events in the order of their feed positions, for readers that begin anywhere and are cut off at any
/// time.
@NullMarked
package org.stenogram.eventfeed;

import org.jspecify.annotations.NullMarked;
