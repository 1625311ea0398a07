package dev.rewardsync.console.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page that says what went wrong.
 *
 * @param status the HTTP status
 * @param title what went wrong, in a few words
 * @param reason why, in a sentence
 * @param advice what a person can do about it
 */
public record ErrorPage(HttpStatus status, String title, String reason, String advice) {

    /** The name of the template; its model has the attribute {@code error}. */
    public static final String TEMPLATE = "error";

    /** Returns the page of a status. */
    public static ErrorPage of(HttpStatus status, String reason) {
        return switch (status) {
            case NOT_FOUND ->
                new ErrorPage(
                        status,
                        "Page not found",
                        reason,
                        "Check the address. Customers and orders that were erased, or that the console has not read"
                                + " yet, have no page.");
            case FORBIDDEN ->
                new ErrorPage(
                        status, "Not allowed", reason, "Sign in as a user who may do this, or load the page again.");
            case SERVICE_UNAVAILABLE ->
                new ErrorPage(
                        status,
                        "The database does not answer",
                        reason,
                        "Load the page again in a moment. The console continues by itself as soon as the database"
                                + " answers, and loses nothing. If this lasts, look at the console's log.");
            default ->
                new ErrorPage(
                        status,
                        status.is4xxClientError() ? "This does not work" : "Something went wrong",
                        reason,
                        "Go back and try again. If this happens again, look at the console's log.");
        };
    }

    /** Returns the page as a view. */
    public ModelAndView view() {
        ModelAndView view = new ModelAndView(TEMPLATE, status);
        view.addObject("error", this);
        return view;
    }
}
