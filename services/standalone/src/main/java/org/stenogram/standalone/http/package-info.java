/// Talks to a running Stenogram as any client does.
@NullMarked
package org.stenogram.standalone.http;

import org.jspecify.annotations.NullMarked;
