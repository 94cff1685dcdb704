package org.stenogram.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads from the claims of an identity provider who somebody is and which role they have.
///
/// @param rolesClaim name of the claim that holds groups or roles; dots lead into claims of claims
/// (`realm_access.roles`)
/// @param nameClaim name of the claim that the activity log shows
/// @param groups the values of the roles' claim that give each role
public record ClaimMapping(String rolesClaim, String nameClaim, Map<Role, List<String>> groups) {

    private static final List<String> NAMES = List.of("name", "preferred_username", "email", "sub");
    private static final int LONGEST_NAME = 100;

    /// Copies the map.
    public ClaimMapping {
        groups = Map.copyOf(groups);
    }

    /// The highest role that the claims give, if they give one.
    public Optional<Role> role(Map<String, Object> claims) {
        List<String> has = values(find(claims, rolesClaim));
        return Arrays.stream(Role.values())
                .filter(role -> groups.getOrDefault(role, List.of()).stream().anyMatch(has::contains))
                .reduce((lower, higher) -> higher);
    }

    /// What the person is called; the name claim first, then what providers usually have.
    public String name(Map<String, Object> claims) {
        return Stream.concat(Stream.of(nameClaim), NAMES.stream())
                .map(claim -> find(claims, claim))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
                .findFirst()
                .orElse("somebody without a name");
    }

    /// A name with dots may be the name of one claim, too: some providers use addresses as names.
    private static @Nullable Object find(Map<?, ?> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? find(inner, name.substring(dot + 1))
                : null;
    }

    private static List<String> values(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            case String one -> List.of(one);
            case null, default -> List.of();
        };
    }
}
