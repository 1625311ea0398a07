package dev.rewardsync.console.access;

import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A person who has signed in, for Spring Security. Does not keep the token. */
final class PersonAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final Person person;

    PersonAuthentication(Person person) {
        super(person.role().authorities());
        this.person = person;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Person getPrincipal() {
        return person;
    }
}
