package dev.rewardsync.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The bearer token of the API's callers. Tokens are compared by their hashes, in constant time. */
public final class ApiToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] hash;

    /** Creates a token from its plain text. */
    public ApiToken(String token) {
        this.hash = hash(token);
    }

    /** Returns whether a request's {@code Authorization} header contains the token. */
    boolean isIn(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        String given = authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(hash, hash(given));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
