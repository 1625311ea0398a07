package dev.rewardsync.console.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the console; see docs/settings.md. The issuer is set as {@code
 * spring.security.oauth2.resourceserver.jwt.issuer-uri}.
 *
 * @param viewerToken the token of viewers; null or blank for none
 * @param operatorToken the token of operators; null or blank for none
 * @param rolesClaim the claim with the roles in the issuer's tokens; dots separate the names of nested claims
 * @param nameClaim the claim with the name of the person in the issuer's tokens
 */
@ConfigurationProperties("rewardsync.console")
public record AccessSettings(
        @Nullable String viewerToken,
        @Nullable String operatorToken,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("preferred_username") String nameClaim) {

    @Override
    public String toString() {
        return "AccessSettings"; // without the tokens
    }
}
