package dev.rewardsync.console.access;

import java.io.Serializable;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who sends a request.
 *
 * @param name the name; empty if it is unknown, because the request has the token of a role
 * @param subject the issuer's id of the person; null without an issuer
 */
public record Person(String name, @Nullable String subject, Role role, SignIn signIn)
        implements Principal, Serializable {

    /** The name of everyone if nobody signs in. */
    public static final String LOCAL_NAME = "local";

    private static final Person ANONYMOUS = new Person("", null, Role.NONE, SignIn.TOKEN);

    /** Returns everyone on this machine, if nobody signs in. */
    static Person local() {
        return new Person(LOCAL_NAME, null, Role.OPERATOR, SignIn.LOCAL);
    }

    /** Returns who sends the request that the current thread handles. */
    public static Person current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    private static Person of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Person person ? person : ANONYMOUS;
    }

    /** Returns whether the person may do what a role may. */
    public boolean is(Role needed) {
        return role.includes(needed);
    }

    @Override
    public String getName() {
        return name;
    }
}
