/// What is sent, what came back, and when to try again.
@NullMarked
package org.stenogram.subscriptions.deliveries;

import org.jspecify.annotations.NullMarked;
