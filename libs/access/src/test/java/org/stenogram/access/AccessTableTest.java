package org.stenogram.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTableTest {

    private static final AccessTable TABLE = new AccessTable("""
            # comment
            anyone         GET   /health
            viewer         GET   /search
            archivist      POST  /failures/{id}
            administrator  AMEND withdraw
            """);

    @Test
    void aRoleMayDoWhatTheRolesBelowItMay() {
        assertThat(TABLE.admits(null, "GET", "/health")).isTrue();
        assertThat(TABLE.admits(null, "GET", "/search")).isFalse();
        assertThat(TABLE.admits(Role.VIEWER, "GET", "/search")).isTrue();
        assertThat(TABLE.admits(Role.VIEWER, "POST", "/failures/{id}")).isFalse();
        assertThat(TABLE.admits(Role.ARCHIVIST, "POST", "/failures/{id}")).isTrue();
        assertThat(TABLE.admits(Role.ARCHIVIST, "AMEND", "withdraw")).isFalse();
        assertThat(TABLE.admits(Role.ADMINISTRATOR, "POST", "/failures/{id}")).isTrue();
    }

    @Test
    void whatIsNotInTheTableIsOpenToNobody() {
        assertThat(TABLE.admits(Role.ADMINISTRATOR, "GET", "/new")).isFalse();
        assertThat(TABLE.admits(Role.ADMINISTRATOR, "POST", "/search")).isFalse();
        assertThat(TABLE.admits(Role.VIEWER, "HEAD", "/search")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer GET", "reader GET /x", "viewer GET /x y", "viewer GET /x\nanyone GET /x"})
    void aTableThatCannotBeReadIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccessTable(text));
    }
}
