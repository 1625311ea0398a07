package dev.rewardsync.console.access;

import java.util.Locale;

/** How people sign in. */
public enum SignIn {
    /** There is no sign-in: everyone on this machine is an operator. */
    LOCAL,
    /** With the token of a role. */
    TOKEN,
    /** With a token of an OIDC issuer. */
    OIDC;

    /** Returns the name in the audit. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
