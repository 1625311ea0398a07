package dev.rewardsync.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The secret that callers share with the API. Compared by its hash, so that how long it takes tells nothing of it. */
public final class ApiToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] hash;

    public ApiToken(String token) {
        this.hash = hash(token);
    }

    /** Whether a request's {@code Authorization} carries the token. */
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
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
