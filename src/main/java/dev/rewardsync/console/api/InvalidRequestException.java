package dev.rewardsync.console.api;

/** A request that the API does not accept. The message names the parameter or field and what is accepted. */
final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidRequestException(String message) {
        super(message);
    }

    /** Returns the error of a parameter, without its value: values can be personal data. */
    static InvalidRequestException of(String parameter, String expected) {
        return new InvalidRequestException("Parameter " + parameter + ": expected " + expected + ".");
    }
}
