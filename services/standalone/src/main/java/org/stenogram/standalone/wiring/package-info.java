/// Starts the servers, then every service in one context.
@NullMarked
package org.stenogram.standalone.wiring;

import org.jspecify.annotations.NullMarked;
