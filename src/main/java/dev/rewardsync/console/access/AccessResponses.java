package dev.rewardsync.console.access;

import dev.rewardsync.json.ProblemDetailWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Answers requests that are refused: the API with problem details, pages with the login page, a page or a text. */
final class AccessResponses implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

    static final String LOGIN = "/login";
    static final String LOGIN_FAILED = LOGIN + "?failed";

    /** Compares decoded paths, as the routes do: an encoded letter must not hide that a request is to the API. */
    static final RequestMatcher API = PathPatternRequestMatcher.pathPattern("/api/**");

    private static final String HTMX_REQUEST = "HX-Request";
    private static final String HTMX_REDIRECT = "HX-Redirect";

    private final SignIn signIn;

    private final RefusalPage page;

    AccessResponses(SignIn signIn, RefusalPage page) {
        this.signIn = signIn;
        this.page = page;
    }

    static boolean isApi(HttpServletRequest request) {
        return API.matches(request);
    }

    /** Answers a request without a sign-in, or with a bearer token that is not valid. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (exception instanceof SignInRefusedException refused) {
            refuse(request, response, refused);
        } else if (isApi(request) || signIn != SignIn.TOKEN || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            refuse(request, response, HttpStatus.UNAUTHORIZED, "A valid bearer token is required.");
        } else if (request.getHeader(HTMX_REQUEST) != null) {
            response.setHeader(HTMX_REDIRECT, LOGIN);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(LOGIN);
        }
    }

    /** Answers a failed sign-in with the form. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (exception instanceof SignInRefusedException refused) {
            refuse(request, response, refused);
        } else {
            response.sendRedirect(LOGIN_FAILED);
        }
    }

    /** Answers a request that the role does not allow, or one without a valid CSRF token. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (exception instanceof CsrfException) {
            refuse(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "The request has no valid CSRF token. Reload the page and try again.");
        } else {
            String needed = Person.current().is(Role.VIEWER) ? Role.OPERATOR.wireName() : Role.VIEWER.wireName();
            refuse(request, response, HttpStatus.FORBIDDEN, "This needs the role " + needed + ".");
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, SignInRefusedException refused)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfterSeconds()));
        switch (refused.reason()) {
            case TOO_MANY_FAILURES ->
                refuse(
                        request,
                        response,
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many failed sign-ins. Try again in " + refused.retryAfterSeconds() + " seconds.");
            case ISSUER_UNAVAILABLE ->
                refuse(
                        request,
                        response,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The OIDC issuer does not answer, so tokens cannot be checked. Retry later.");
        }
    }

    /** Answers with a status and what the caller can do. */
    void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        if (!isApi(request) && Person.current().is(Role.VIEWER) && request.getHeader(HTMX_REQUEST) == null) {
            page.write(request, response, status, detail);
            return;
        }
        response.setStatus(status.value());
        byte[] body;
        if (isApi(request)) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            body = ProblemDetailWriter.value(status.value(), status.getReasonPhrase(), detail, List.of());
        } else {
            response.setContentType("text/plain;charset=utf-8");
            body = detail.getBytes(StandardCharsets.UTF_8);
        }
        response.getOutputStream().write(body);
    }
}
