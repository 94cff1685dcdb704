/// Puts the service together.
@NullMarked
package org.stenogram.subscriptions.wiring;

import org.jspecify.annotations.NullMarked;
