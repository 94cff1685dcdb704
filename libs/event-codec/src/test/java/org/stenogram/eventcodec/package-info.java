/// Tests of the event codec.
@NullMarked
package org.stenogram.eventcodec;

import org.jspecify.annotations.NullMarked;
