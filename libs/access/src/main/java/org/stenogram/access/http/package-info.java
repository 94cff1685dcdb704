/// Lets requests in, or not.
@NullMarked
package org.stenogram.access.http;

import org.jspecify.annotations.NullMarked;
