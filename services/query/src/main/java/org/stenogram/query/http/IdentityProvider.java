package org.stenogram.query.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.security.oauth2.client.DefaultOpenIdProviderMetadata;
import io.micronaut.security.oauth2.client.JwksUriSignatureFactory;
import io.micronaut.security.oauth2.client.OpenIdProviderMetadataFetcher;
import io.micronaut.security.oauth2.client.OpenIdProviderMetadataFetcherFactory;
import io.micronaut.security.token.jwt.signature.jwks.JwksSignatureConfiguration;
import io.micronaut.security.token.jwt.signature.jwks.JwksSignatureConfigurationProperties;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.query.wiring.SignInSettings;

/// What the identity provider says of itself (OpenID Connect Discovery 1.0, section 4): its addresses, and how it
/// signs.
///
/// It is read when the server has started and then every few seconds until the provider answers, so that either may
/// start first. Micronaut's own reader asks once, and without an answer leaves the sign-in out until the next start.
/// Both share one object, which is empty until the answer is there; `ProviderFirst` lets nobody at it before.
@Singleton
@Named(IdentityProvider.NAME)
@Replaces(bean = OpenIdProviderMetadataFetcher.class, factory = OpenIdProviderMetadataFetcherFactory.class)
@Requires(property = "stenogram.access.enabled", value = "true")
@Requires(property = "stenogram.query.enabled", value = "true")
final class IdentityProvider implements OpenIdProviderMetadataFetcher, ApplicationEventListener<ServerStartupEvent> {

    /// Under which `query.yml` has its settings.
    static final String NAME = "provider";

    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
    private static final BeanIntrospection<DefaultOpenIdProviderMetadata> PROPERTIES =
            BeanIntrospection.getIntrospection(DefaultOpenIdProviderMetadata.class);
    private static final String PLACE = "/.well-known/openid-configuration";
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final String issuer;
    private final HttpClient client;
    private final DefaultOpenIdProviderMetadata metadata = new DefaultOpenIdProviderMetadata(NAME);
    private final CountDownLatch known = new CountDownLatch(1);
    private final Thread asking = Thread.ofVirtual().name("identity-provider").unstarted(this::ask);

    IdentityProvider(SignInSettings settings, @Client HttpClient client) {
        String named = settings.issuer();
        this.issuer = named.endsWith("/") ? named.substring(0, named.length() - 1) : named;
        this.client = client;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public DefaultOpenIdProviderMetadata fetch() {
        return metadata;
    }

    /// Whether the provider has answered since the start.
    boolean isKnown() {
        return known.getCount() == 0;
    }

    /// The same, waiting for the answer as long as that.
    boolean isKnown(Duration wait) {
        try {
            return known.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        asking.start();
    }

    @PreDestroy
    void stop() {
        asking.interrupt();
    }

    private void ask() {
        boolean isTold = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                take(client.toBlocking()
                        .retrieve(HttpRequest.GET(issuer + PLACE), DefaultOpenIdProviderMetadata.class));
                known.countDown();
                LOG.atInfo().addKeyValue("outcome", "answered").log("The identity provider answers");
                return;
            } catch (RuntimeException e) {
                if (!isTold && !Thread.currentThread().isInterrupted()) {
                    LOG.atWarn()
                            .addKeyValue("outcome", "away")
                            .setCause(e)
                            .log("The identity provider cannot be reached: nobody can sign in until it answers");
                    isTold = true;
                }
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// What a setting has said already stands.
    private void take(DefaultOpenIdProviderMetadata answer) {
        if (answer.getAuthorizationEndpoint() == null || answer.getTokenEndpoint() == null) {
            throw new IllegalStateException(
                    "what it answers at " + PLACE + " names no authorization or token endpoint");
        }
        for (BeanProperty<DefaultOpenIdProviderMetadata, Object> property : PROPERTIES.getBeanProperties()) {
            if (property.isReadWrite() && property.get(metadata) == null) {
                @Nullable Object value = property.get(answer);
                if (value != null) {
                    property.set(metadata, value);
                }
            }
        }
    }

    /// The keys by which the provider signs, at an address that is known only when it has answered.
    @Factory
    @Requires(property = "stenogram.access.enabled", value = "true")
    @Requires(property = "stenogram.query.enabled", value = "true")
    static final class Keys {

        @Singleton
        @Named(NAME)
        @Replaces(bean = JwksSignatureConfiguration.class, factory = JwksUriSignatureFactory.class)
        JwksSignatureConfiguration keys(IdentityProvider provider) {
            return new JwksSignatureConfigurationProperties(NAME) {
                @Override
                public String getUrl() {
                    return provider.fetch().getJwksUri();
                }
            };
        }
    }
}
