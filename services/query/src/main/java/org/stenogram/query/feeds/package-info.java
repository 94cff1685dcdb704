/// What people follow in a feed reader.
@NullMarked
package org.stenogram.query.feeds;

import org.jspecify.annotations.NullMarked;
