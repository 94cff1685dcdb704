/// Schema `delivery`: subscriptions, secrets and the ledger.
@NullMarked
package org.stenogram.subscriptions.postgres;

import org.jspecify.annotations.NullMarked;
