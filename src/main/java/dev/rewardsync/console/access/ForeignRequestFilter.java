package dev.rewardsync.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that another web site lets a browser send, and large bodies of requests that nobody has signed in for. If nobody signs in, it also refuses requests to other names than
 * this machine's: a web site could let its own name point here (DNS rebinding), or a proxy could let other machines in.
 */
final class ForeignRequestFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name(), HttpMethod.TRACE.name());

    /** Headers that proxies add. */
    private static final Set<String> PROXY_HEADERS =
            Set.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

    /** Enough for the form that signs in. Forms are read to find their CSRF token, before anything else is known. */
    private static final long MAX_UNKNOWN_BYTES = 16 * 1024;

    private static final String FETCH_SITE = "Sec-Fetch-Site";

    private final SignIn signIn;
    private final AccessResponses responses;

    ForeignRequestFilter(SignIn signIn, AccessResponses responses) {
        this.signIn = signIn;
        this.responses = responses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (signIn == SignIn.LOCAL && !isToThisMachine(request)) {
            responses.refuse(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "Nobody signs in here, so the console answers only at localhost, without a proxy. Configure tokens or"
                            + " an OIDC issuer to use another name; see docs/console.md.");
        } else if (SAFE.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (isTooLarge(request)) {
            responses.refuse(
                    request,
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Without a sign-in, a request has a Content-Length of at most " + MAX_UNKNOWN_BYTES + " bytes.");
        } else if (!isOfThisSite(request)) {
            responses.refuse(request, response, HttpStatus.FORBIDDEN, "The request comes from another web site.");
        } else if (signIn == SignIn.LOCAL && AccessResponses.isApi(request) && !isJson(request)) {
            responses.refuse(
                    request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A bearer token is checked before the body is read. */
    private boolean isTooLarge(HttpServletRequest request) {
        boolean unknown = signIn != SignIn.LOCAL && !Person.current().is(Role.VIEWER) && !hasBearerToken(request);
        long length = request.getContentLengthLong();
        return unknown
                && (length > MAX_UNKNOWN_BYTES
                        || length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }

    private static boolean hasBearerToken(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
    }

    /** If the server handles the headers of proxies, it removes them, and the address is that of the other machine. */
    private static boolean isToThisMachine(HttpServletRequest request) {
        return isLoopback(request.getServerName())
                && isLoopback(request.getRemoteAddr())
                && PROXY_HEADERS.stream().allMatch(name -> request.getHeader(name) == null);
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    /** Browsers say which site sends a request; older ones at least name the origin. Other programs do neither. */
    private static boolean isOfThisSite(HttpServletRequest request) {
        String site = request.getHeader(FETCH_SITE);
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || authority(origin).equals(host(request.getHeader(HttpHeaders.HOST)));
    }

    private static String authority(String origin) {
        try {
            return host(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "malformed";
        }
    }

    private static String host(@Nullable String authority) {
        return authority == null ? "none" : authority.toLowerCase(Locale.ROOT);
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        try {
            return type != null && MediaType.parseMediaType(type).isCompatibleWith(MediaType.APPLICATION_JSON);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
