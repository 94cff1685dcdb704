/// Following the archive: where a reader of the event feed begins, and how it is led along.
@NullMarked
package org.stenogram.query.events;

import org.jspecify.annotations.NullMarked;
