package org.stenogram.access.http;

import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.stenogram.access.Caller;

/// Who asks, as Micronaut hands it on. Only this type counts: what other parts of its library let in is nobody here.
///
/// @param caller who
public record SignedIn(Caller caller) implements Authentication {

    @Override
    public String getName() {
        return caller.name();
    }

    @Override
    public Collection<String> getRoles() {
        return List.of(caller.role().code());
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }
}
