package org.stenogram.query.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stenogram.access.ClaimMapping;
import org.stenogram.access.Role;
import org.stenogram.stageruntime.BadSettingException;

/// Settings under `stenogram.sign-in.*`: the identity provider, and who gets which role. They count, and are checked,
/// where `stenogram.access.enabled` is true.
///
/// @param issuer the provider, as it names itself in its tokens
/// @param clientId by which the provider knows this archive
/// @param clientSecret of the archive at the provider
/// @param publicUrl where browsers find the archive
/// @param rolesClaim the claim that holds groups or roles
/// @param nameClaim the claim that the activity log shows
/// @param viewers values of the roles' claim that make a viewer
/// @param archivists values that make an archivist
/// @param administrators values that make an administrator
/// @param sessionLength how long a sign-in lasts
@ConfigurationProperties("stenogram.sign-in")
public record SignInSettings(
        String issuer,
        String clientId,
        String clientSecret,
        String publicUrl,
        String rolesClaim,
        String nameClaim,
        List<String> viewers,
        List<String> archivists,
        List<String> administrators,
        Duration sessionLength) {

    private static final String PREFIX = "stenogram.sign-in.";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration LONGEST = Duration.ofDays(31);

    /// Takes blanks off.
    public SignInSettings {
        viewers = stripped(viewers);
        archivists = stripped(archivists);
        administrators = stripped(administrators);
    }

    /// Refuses what is half given, naming the setting.
    ///
    /// @param enabled whether people must sign in
    void check(boolean enabled) {
        if (!enabled) {
            if (!issuer.isBlank() || !clientId.isBlank() || !clientSecret.isBlank()) {
                throw new BadSettingException(
                        "stenogram.access.enabled", "be true where " + PREFIX + "… names a provider", false);
            }
            return;
        }
        address("issuer", issuer);
        given("client-id", "be the name of this archive at the provider", clientId);
        given("client-secret", "be the secret of this archive at the provider", clientSecret);
        URI url = address("public-url", publicUrl);
        if (!url.getPath().isEmpty() && !url.getPath().equals("/")) {
            throw new BadSettingException(PREFIX + "public-url", "have no path", publicUrl);
        }
        given("roles-claim", "name the claim that holds groups or roles", rolesClaim);
        if (administrators.isEmpty()) {
            throw new BadSettingException(
                    PREFIX + "administrators", "name at least one value of the claim " + rolesClaim, "empty");
        }
        if (sessionLength.compareTo(Duration.ofMinutes(1)) < 0 || sessionLength.compareTo(LONGEST) > 0) {
            throw new BadSettingException(
                    PREFIX + "session-length",
                    "be between %s and %s".formatted(Duration.ofMinutes(1), LONGEST),
                    sessionLength);
        }
    }

    /// How claims become a name and a role.
    public ClaimMapping mapping() {
        return new ClaimMapping(
                rolesClaim,
                nameClaim,
                Map.of(Role.VIEWER, viewers, Role.ARCHIVIST, archivists, Role.ADMINISTRATOR, administrators));
    }

    /// Whether browsers reach the archive by https, and cookies are for that alone.
    public boolean isSecure() {
        return publicUrl.startsWith("https:");
    }

    /// An address at the archive as browsers see it.
    public String at(String path) {
        return (publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl) + path;
    }

    private static void given(String name, String must, String value) {
        if (value.isBlank()) {
            throw new BadSettingException(PREFIX + name, must, "empty");
        }
    }

    /// Secrets go over it, so that it must be encrypted unless it never leaves this machine.
    private static URI address(String name, String value) {
        try {
            URI address = URI.create(value);
            String host = address.getHost();
            if (host != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && LOOPBACK.contains(host))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw bad(name, value);
        }
        throw bad(name, value);
    }

    private static BadSettingException bad(String name, String value) {
        return new BadSettingException(
                PREFIX + name,
                "be an https address such as https://login.city.example",
                value.isEmpty() ? "empty" : value);
    }

    private static List<String> stripped(List<String> values) {
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
