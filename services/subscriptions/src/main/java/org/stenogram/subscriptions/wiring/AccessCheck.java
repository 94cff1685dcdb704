package org.stenogram.subscriptions.wiring;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.util.StringUtils;
import org.stenogram.access.wiring.AccessSettings;

/// Refuses to be served to other machines while anyone gets in. Where query runs in the same process, it listens and
/// looks.
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(property = "stenogram.subscriptions.enabled", value = "true")
@Requires(property = "stenogram.query.enabled", notEquals = StringUtils.TRUE)
final class AccessCheck {

    AccessCheck(AccessSettings access, SubscriptionsSettings subscriptions) {
        access.check("stenogram.subscriptions.host", subscriptions.host());
    }
}
