package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.stenogram.access.Role;
import org.stenogram.access.Token;
import org.stenogram.query.answers.KeyAnswer.MadeKey;
import org.stenogram.query.postgres.ApiKeys;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.PlainText;

/// Makes keys of machines, from pages and by programs.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
@Requires(property = "stenogram.access.enabled", value = "true")
final class KeyMaking {

    /// Days that a key may be good.
    static final int LONGEST = 366;

    private final ApiKeys keys;
    private final SecureRandom random = new SecureRandom();

    KeyMaking(ApiKeys keys) {
        this.keys = keys;
    }

    /// The key that is wanted.
    ///
    /// @param name what it is for
    /// @param role what may be done with it
    /// @param days how long it is good
    /// @param reason why it is made
    record Wish(
            @Nullable String name,
            @Nullable String role,
            @Nullable Integer days,
            @Nullable String reason) {}

    /// Why a key is to open nothing any more.
    record Revocation(@Nullable String reason) {

        Decision decision() {
            return new Decision(Visitors.name("staff"), given("reason", reason, Signature.LONGEST_REASON));
        }
    }

    MadeKey make(Wish wish) {
        String name = given("name", wish.name(), Signature.LONGEST_NAME);
        String reason = given("reason", wish.reason(), Signature.LONGEST_REASON);
        Role role = Role.of(String.valueOf(wish.role()))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.BAD_BODY, "The role of a key is viewer, archivist or administrator."));
        Integer days = wish.days();
        if (days == null || days < 1 || days > LONGEST) {
            throw new ProblemException(
                    ProblemType.BAD_BODY, "Say for how many days the key is good: 1 to %d.".formatted(LONGEST));
        }
        Token token = Token.create(random);
        return new MadeKey(
                keys.make(token, name, role, days, new Decision(Visitors.name("staff"), reason)), token.text());
    }

    private static String given(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            throw new ProblemException(ProblemType.BAD_BODY, "The field %s must not be empty.".formatted(field));
        }
        return PlainText.check(field, value.strip(), longest);
    }
}
