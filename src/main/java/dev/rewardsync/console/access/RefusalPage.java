package dev.rewardsync.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Shows a person who has signed in why a request was refused. */
@FunctionalInterface
public interface RefusalPage {

    /**
     * Writes the response.
     *
     * @param reason a sentence
     */
    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String reason)
            throws IOException;
}
