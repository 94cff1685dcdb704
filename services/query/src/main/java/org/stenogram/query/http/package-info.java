/// The API, the pages and what guards them.
@NullMarked
package org.stenogram.query.http;

import org.jspecify.annotations.NullMarked;
