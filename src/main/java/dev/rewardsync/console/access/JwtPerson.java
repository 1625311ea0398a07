package dev.rewardsync.console.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the person from a token of the issuer whose signature and times were checked. */
record JwtPerson(String rolesClaim, String nameClaim) implements Converter<Jwt, AbstractAuthenticationToken> {

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return new PersonAuthentication(
                new Person(name(token), token.getSubject(), role(token.getClaims()), SignIn.OIDC));
    }

    private String name(Jwt token) {
        String name = token.getClaims().get(nameClaim) instanceof String text ? text.strip() : "";
        return name.isEmpty() ? Objects.requireNonNullElse(token.getSubject(), "") : name;
    }

    /** Returns the highest role in the claim. Other values of the claim belong to other programs. */
    private Role role(Map<String, Object> claims) {
        List<String> values = texts(value(claims));
        if (values.contains(Role.OPERATOR.wireName())) {
            return Role.OPERATOR;
        }
        return values.contains(Role.VIEWER.wireName()) ? Role.VIEWER : Role.NONE;
    }

    /** Returns the claim with the whole name, such as a URL, or else the nested claim. */
    private @Nullable Object value(Map<String, Object> claims) {
        Object value = claims.get(rolesClaim);
        if (value != null) {
            return value;
        }
        Object nested = claims;
        for (String name : rolesClaim.split("\\.")) {
            nested = nested instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return nested;
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> Arrays.asList(text.split("[ ,]+"));
            case Collection<?> list -> list.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}
