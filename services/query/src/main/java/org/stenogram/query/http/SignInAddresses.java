package org.stenogram.query.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.oauth2.url.DefaultOauthRouteUrlBuilder;
import io.micronaut.security.oauth2.url.OauthRouteUrlBuilder;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import org.stenogram.query.wiring.SignInSettings;

/// Where the provider sends browsers back to: never an address that a request made up.
@Singleton
@Replaces(DefaultOauthRouteUrlBuilder.class)
@Requires(property = "stenogram.access.enabled", value = "true")
final class SignInAddresses implements OauthRouteUrlBuilder<HttpRequest<?>> {

    private static final String LOGIN = "/sign-in/provider";
    private static final String CALLBACK = "/sign-in/callback";

    private final SignInSettings settings;

    SignInAddresses(SignInSettings settings) {
        this.settings = settings;
    }

    @Override
    public URL buildLoginUrl(@Nullable HttpRequest<?> originating, String providerName) {
        return buildUrl(originating, LOGIN);
    }

    @Override
    public URL buildCallbackUrl(@Nullable HttpRequest<?> originating, String providerName) {
        return buildUrl(originating, CALLBACK);
    }

    @Override
    public URI buildLoginUri(String providerName) {
        return URI.create(LOGIN);
    }

    @Override
    public URI buildCallbackUri(String providerName) {
        return URI.create(CALLBACK);
    }

    @Override
    public URL buildUrl(@Nullable HttpRequest<?> current, String path) {
        try {
            return URI.create(settings.at(path)).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
