/** Who may use the console: sign-in with tokens or an OIDC issuer, roles, and protection against other web sites. */
@NullMarked
package dev.rewardsync.console.access;

import org.jspecify.annotations.NullMarked;
