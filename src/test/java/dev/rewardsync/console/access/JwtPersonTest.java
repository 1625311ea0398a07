package dev.rewardsync.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

class JwtPersonTest {

    private static Person person(String rolesClaim, Map<String, Object> claims) {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "none")
                .subject("u-1")
                .claims(all -> all.putAll(claims))
                .build();
        return (Person)
                new JwtPerson(rolesClaim, "preferred_username").convert(token).getPrincipal();
    }

    private static Role role(Object claim) {
        return person("roles", Map.of("roles", claim)).role();
    }

    @Test
    void highestRoleCounts() {
        assertThat(role(List.of("viewer", "offline_access"))).isEqualTo(Role.VIEWER);
        assertThat(role(List.of("operator", "viewer"))).isEqualTo(Role.OPERATOR);
        assertThat(role("openid viewer")).isEqualTo(Role.VIEWER);
        assertThat(role("operator,admin")).isEqualTo(Role.OPERATOR);
    }

    @Test
    void otherValuesGiveNoRole() {
        assertThat(role(List.of("Operators", "admin"))).isEqualTo(Role.NONE);
        assertThat(role(Map.of("operator", true))).isEqualTo(Role.NONE);
        assertThat(role(7)).isEqualTo(Role.NONE);
        assertThat(person("roles", Map.of()).role()).isEqualTo(Role.NONE);
        assertThat(Role.NONE.authorities()).isEmpty();
    }

    @Test
    void claimMayBeNestedOrHaveDotsInItsName() {
        Map<String, Object> nested = Map.of("realm_access", Map.of("roles", List.of("operator")));
        assertThat(person("realm_access.roles", nested).role()).isEqualTo(Role.OPERATOR);
        Map<String, Object> named = Map.of("https://shop.example/roles", List.of("viewer"));
        assertThat(person("https://shop.example/roles", named).role()).isEqualTo(Role.VIEWER);
        assertThat(person("realm_access.roles.more", nested).role()).isEqualTo(Role.NONE);
    }

    @Test
    void nameIsTheClaimOrElseTheSubject() {
        assertThat(person("roles", Map.of("preferred_username", "ann")).name()).isEqualTo("ann");
        assertThat(person("roles", Map.of("preferred_username", " ")).name()).isEqualTo("u-1");
        assertThat(person("roles", Map.of()).name()).isEqualTo("u-1");
    }

    @Test
    void subjectIsKeptBesideTheName() {
        assertThat(person("roles", Map.of("preferred_username", "ann")).subject())
                .isEqualTo("u-1");
    }

    @Test
    void operatorsMayDoWhatViewersMay() {
        assertThat(Role.OPERATOR.authorities().stream().map(GrantedAuthority::getAuthority))
                .containsExactly("ROLE_VIEWER", "ROLE_OPERATOR");
        assertThat(Role.VIEWER.authorities()).hasSize(1);
    }
}
