/// What is left of events that were too large for their topics, and when it may go.
@NullMarked
package org.stenogram.storage.payloads;

import org.jspecify.annotations.NullMarked;
