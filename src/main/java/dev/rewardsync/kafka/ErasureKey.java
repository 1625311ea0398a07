package dev.rewardsync.kafka;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret key of the hashes of erased customers' ids (HMAC-SHA-256). All instances, the command {@code erase} and the
 * console must have the same. Without the key, nobody can find out from a hash which customer it is. See docs/erasing.md.
 */
public final class ErasureKey {

    /** The smallest length of a key, in characters. */
    public static final int MIN_LENGTH = 32;

    private static final String FINGERPRINT_TEXT = "\u0000erasure-key";

    private static final int FINGERPRINT_BYTES = 8;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private ErasureKey(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * Returns the key of a text, without the space around it.
     *
     * @throws IllegalArgumentException if it has fewer than {@value #MIN_LENGTH} characters
     */
    public static ErasureKey of(String text) {
        String stripped = text.strip();
        if (stripped.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "rewardsync.erasure.key has %d characters, and needs at least %d, such as from: openssl rand -hex 32"
                            .formatted(stripped.length(), MIN_LENGTH));
        }
        return new ErasureKey(new SecretKeySpec(stripped.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /** Returns the hash of a customer id: 32 bytes. */
    public byte[] hashOf(String customerId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(customerId.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /** Returns the hash of a customer id as 64 hex digits. */
    public String hexHashOf(String customerId) {
        return HexFormat.of().formatHex(hashOf(customerId));
    }

    /** Returns 8 bytes that are equal for equal keys and tell nothing about the key. */
    public byte[] fingerprint() {
        return Arrays.copyOf(hashOf(FINGERPRINT_TEXT), FINGERPRINT_BYTES);
    }
}
