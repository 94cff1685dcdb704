package org.stenogram.query.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Locale;
import org.stenogram.stageruntime.BadSettingException;

/// Settings under `stenogram.query.subscriptions`; the default stands in `query.yml` and in this service's README.
///
/// @param url where the subscriptions service answers; empty when it runs in this process, at the same port
@ConfigurationProperties("stenogram.query.subscriptions")
public record SubscriptionsAddress(String url) {

    /// Refuses what cannot work, naming the setting.
    public SubscriptionsAddress {
        url = url.strip().replaceFirst("/+$", "");
        if (!url.isEmpty() && !url.toLowerCase(Locale.ROOT).matches("https?://[^/?#]+")) {
            throw new BadSettingException(
                    "stenogram.query.subscriptions.url", "be an address such as http://subscriptions:8081", url);
        }
    }
}
