/// The service: one lane a subscription, each with its own pace.
@NullMarked
package org.stenogram.subscriptions;

import org.jspecify.annotations.NullMarked;
