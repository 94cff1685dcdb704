/// Secrets and signatures of Standard Webhooks.
@NullMarked
package org.stenogram.subscriptions.signing;

import org.jspecify.annotations.NullMarked;
