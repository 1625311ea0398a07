package dev.rewardsync.console.access;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Signs in with the tokens of the roles: as bearer token, or as the form's token together with a name. */
record TokenSignIn(RoleTokens tokens) implements AuthenticationManager {

    private static final int MAX_NAME_LENGTH = 100;

    @Override
    public Authentication authenticate(Authentication authentication) {
        return authentication instanceof BearerTokenAuthenticationToken bearer
                ? bearer(bearer.getToken())
                : form(authentication.getName().strip(), String.valueOf(authentication.getCredentials()));
    }

    private Authentication bearer(String token) {
        Role role = tokens.role(token);
        if (role == Role.NONE) {
            throw new InvalidBearerTokenException("Unknown token");
        }
        return new PersonAuthentication(new Person("", null, role, SignIn.TOKEN));
    }

    private Authentication form(String name, String token) {
        Role role = tokens.role(token);
        if (role == Role.NONE || !isName(name)) {
            throw new BadCredentialsException("Unknown token or no name");
        }
        return new PersonAuthentication(new Person(name, null, role, SignIn.TOKEN));
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME_LENGTH
                && name.codePoints().noneMatch(Character::isISOControl);
    }
}
