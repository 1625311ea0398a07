package dev.rewardsync.json;

import java.io.Serial;

/** Bytes that are not one JSON object in UTF-8; the message says where and why, without any of the content. */
final class MalformedJsonException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    MalformedJsonException(String message) {
        super(message, null, false, false);
    }
}
