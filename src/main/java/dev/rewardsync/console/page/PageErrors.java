package dev.rewardsync.console.page;

import dev.rewardsync.console.books.InvalidCursorException;
import dev.rewardsync.console.ingest.Ingest;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;

/** Shows errors to browsers, in the frame of all pages, with what a person can do about them. */
@ControllerAdvice
final class PageErrors {

    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

    private final Ingest ingest;
    private final ResourceUrlProvider assets;

    PageErrors(Ingest ingest, ResourceUrlProvider assets) {
        this.ingest = ingest;
        this.assets = assets;
    }

    @ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView unknownPage(UnknownPageException e, HttpServletRequest request) {
        return show(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()), request);
    }

    @ExceptionHandler(
            value = {NoResourceFoundException.class, NoHandlerFoundException.class, TypeMismatchException.class},
            produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView unknownAddress(HttpServletRequest request) {
        return show(HttpStatus.NOT_FOUND, "There is no page at this address.", request);
    }

    @ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView invalidCursor(InvalidCursorException e, HttpServletRequest request) {
        return show(HttpStatus.BAD_REQUEST, "The address has an invalid cursor.", request);
    }

    @ExceptionHandler(
            value = {DataAccessException.class, TransactionException.class},
            produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView database(Exception e, HttpServletRequest request) {
        log.debug("The database did not answer a page", e);
        String reason = ingest.isReading() ? "The database did not answer." : ingest.status() + ".";
        return show(HttpStatus.SERVICE_UNAVAILABLE, reason, request);
    }

    @ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse response) {
            HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
            return show(status, "The console cannot do this: " + status.getReasonPhrase() + ".", request);
        }
        log.error("A page failed", e);
        return show(HttpStatus.INTERNAL_SERVER_ERROR, "The console failed to show this page.", request);
    }

    /** Requests without a handler do not have the provider of the names of static files. */
    private ModelAndView show(HttpStatus status, String reason, HttpServletRequest request) {
        request.setAttribute(ResourceUrlProviderExposingInterceptor.RESOURCE_URL_PROVIDER_ATTR, assets);
        return ErrorPage.of(status, reason).view();
    }
}
