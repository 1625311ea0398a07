package dev.rewardsync.console.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tokens of the roles. Tokens are compared by their hashes, in constant time. */
final class RoleTokens {

    /** The shortest token: too many possible ones to try. */
    private static final int MIN_LENGTH = 20;

    /** The characters of a bearer token (RFC 6750, section 2.1). */
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Map<Role, byte[]> hashes = new EnumMap<>(Role.class);

    /**
     * Reads the tokens from the settings.
     *
     * @throws AccessRefusedException if one is too short, or both are the same
     */
    RoleTokens(AccessSettings settings) {
        add(Role.VIEWER, settings.viewerToken());
        add(Role.OPERATOR, settings.operatorToken());
        if (hashes.size() > 1 && MessageDigest.isEqual(hashes.get(Role.VIEWER), hashes.get(Role.OPERATOR))) {
            throw new AccessRefusedException("rewardsync.console.viewer-token and rewardsync.console.operator-token are"
                    + " the same. Set two different tokens.");
        }
    }

    private void add(Role role, @Nullable String token) {
        if (token == null) {
            return; // a blank one is refused: it was meant to be set
        }
        String stripped = token.strip();
        if (stripped.length() < MIN_LENGTH || !BEARER.matcher(stripped).matches()) {
            throw new AccessRefusedException("rewardsync.console." + role.wireName() + "-token must have at least "
                    + MIN_LENGTH + " letters, digits or characters of -._~+/. A good one is printed by:"
                    + " openssl rand -hex 32");
        }
        hashes.put(role, hash(stripped));
    }

    /** Returns whether no token is set. */
    boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** Returns the role of a token; {@link Role#NONE} for an unknown one. */
    Role role(String token) {
        byte[] given = hash(token.strip());
        Role found = Role.NONE;
        for (Map.Entry<Role, byte[]> known : hashes.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), given)) {
                found = known.getKey();
            }
        }
        return found;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
