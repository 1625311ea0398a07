package dev.rewardsync.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleTokensTest {

    private static final String VIEWER = "viewer-token-of-the-test";
    private static final String OPERATOR = "operator-token-of-the-test";

    private static RoleTokens tokens(@Nullable String viewer, @Nullable String operator) {
        return new RoleTokens(new AccessSettings(viewer, operator, "roles", "name"));
    }

    @Test
    void tokensHaveTheirRoles() {
        RoleTokens tokens = tokens(VIEWER, " " + OPERATOR + " ");

        assertThat(tokens.role(VIEWER)).isEqualTo(Role.VIEWER);
        assertThat(tokens.role(OPERATOR)).isEqualTo(Role.OPERATOR);
        assertThat(tokens.role("another-token-of-the-test")).isEqualTo(Role.NONE);
        assertThat(tokens.role("")).isEqualTo(Role.NONE);
    }

    @Test
    void missingTokensAreNotSet() {
        assertThat(tokens(null, null).isEmpty()).isTrue();
        assertThat(tokens(null, null).role("")).isEqualTo(Role.NONE);
        assertThat(tokens(VIEWER, null).isEmpty()).isFalse();
        assertThatThrownBy(() -> tokens(null, " "))
                .as("it was meant to be set")
                .isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void weakTokensAreRefused() {
        assertThatThrownBy(() -> tokens("short", null))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessageStartingWith("rewardsync.console.viewer-token must have at least 20");
        assertThatThrownBy(() -> tokens(null, "a token with spaces in it"))
                .hasMessageStartingWith("rewardsync.console.operator-token must have");
        assertThatThrownBy(() -> tokens(VIEWER, VIEWER)).hasMessageContaining("are the same");
    }

    @Test
    void settingsDoNotShowTokens() {
        assertThat(new AccessSettings(VIEWER, OPERATOR, "roles", "name").toString())
                .doesNotContain(VIEWER, OPERATOR);
    }
}
