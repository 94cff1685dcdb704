package org.stenogram.query.wiring;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import org.stenogram.access.wiring.AccessSettings;

/// Looks at the settings of sign-in before anything is served: what is half given stops the service.
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(property = "stenogram.query.enabled", value = "true")
final class AccessCheck {

    AccessCheck(AccessSettings access, SignInSettings signIn, QuerySettings query) {
        signIn.check(access.enabled());
        access.check("stenogram.query.host", query.host());
    }
}
