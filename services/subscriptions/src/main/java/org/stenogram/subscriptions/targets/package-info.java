/// Where webhooks may go.
@NullMarked
package org.stenogram.subscriptions.targets;

import org.jspecify.annotations.NullMarked;
