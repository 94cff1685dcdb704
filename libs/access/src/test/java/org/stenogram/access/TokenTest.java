package org.stenogram.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void eachTokenIsAnotherAndIsReadAgain() {
        Token one = Token.create(RANDOM);
        assertThat(Token.create(RANDOM)).isNotEqualTo(one);
        assertThat(Token.of(one.text())).contains(one);
        assertThat(one.text()).endsWith(one.hint()).hasSize(53);
    }

    @Test
    void theHashIsSha256AndTheSecretIsInNoLog() {
        Token token = new Token("stenogram_" + "A".repeat(43));
        // printf stenogram_AAA… | sha256sum
        assertThat(HexFormat.of().formatHex(token.hash()))
                .isEqualTo("040cb2834ee1f764edc2f9da85cc704252bb9f703c33e8a015d52bce958204b8");
        assertThat(token).hasToString("Token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stenogram_", "stenogram_short", "eyJhbGciOiJSUzI1NiJ9.e30.x"})
    void whatHasAnotherFormIsNoToken(String text) {
        assertThat(Token.of(text)).isEmpty();
    }
}
