package dev.rewardsync.console.access;

import java.util.List;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Which role each request needs, and what browsers may do with the pages. The port of health and metrics is not affected. */
record AccessRules(SignIn signIn, AuthenticationManager manager, RefusalPage page) {

    /** Needed by the login page. */
    private static final List<String> PUBLIC = List.of("/assets/**", "/favicon.ico");

    /** Searches and calculations. They change nothing, and are posted because addresses are logged. */
    private static final List<String> READING_POSTS =
            List.of("/*/search", "/api/v1/*/search", "/rules/try", "/rules/compare");

    /** Forms with which nobody else can do anything. */
    private static final List<String> OPERATORS_PAGES = List.of("/customers/*/adjust", "/customers/*/erase");

    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final String CSRF_COOKIE = "rewardsync-csrf";

    /** Applies the rules. */
    SecurityFilterChain apply(HttpSecurity http) {
        AccessResponses responses = new AccessResponses(signIn, page);
        http.securityMatcher(consolePort())
                .headers(AccessRules::headers)
                .addFilterBefore(new ForeignRequestFilter(signIn, responses), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()).ignoringRequestMatchers(localApi()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(responses).accessDeniedHandler(responses))
                .authorizeHttpRequests(AccessRules::roles);
        if (signIn == SignIn.LOCAL) {
            http.anonymous(everyone -> everyone.principal(Person.local()).authorities(Role.OPERATOR.authorities()));
        } else {
            http.oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(request -> manager)
                    .authenticationEntryPoint(responses)
                    .accessDeniedHandler(responses));
        }
        if (signIn == SignIn.TOKEN) {
            http.formLogin(form -> form.loginPage(AccessResponses.LOGIN)
                    .usernameParameter("name")
                    .passwordParameter("token")
                    .defaultSuccessUrl("/", true)
                    .failureHandler(responses));
            http.logout(logout -> logout.logoutSuccessUrl(AccessResponses.LOGIN));
        } else {
            http.logout(logout -> logout.disable());
        }
        return http.build();
    }

    private static void roles(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(HttpMethod.GET, PUBLIC.toArray(String[]::new))
                .permitAll()
                .requestMatchers(AccessResponses.LOGIN)
                .permitAll()
                .requestMatchers(HttpMethod.POST, READING_POSTS.toArray(String[]::new))
                .hasRole(Role.VIEWER.name())
                .requestMatchers(OPERATORS_PAGES.toArray(String[]::new))
                .hasRole(Role.OPERATOR.name())
                .requestMatchers(HttpMethod.GET)
                .hasRole(Role.VIEWER.name())
                .requestMatchers(HttpMethod.HEAD)
                .hasRole(Role.VIEWER.name())
                .anyRequest()
                .hasRole(Role.OPERATOR.name());
    }

    /** With {@code no-referrer}, browsers would send the origin {@code null} with the console's own forms. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .xssProtection(protection -> protection.disable());
    }

    /** Returns the CSRF tokens: cookies, so that requests without a sign-in need no memory. */
    private static CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(CSRF_COOKIE);
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    /** Matches the API if nobody signs in: {@link ForeignRequestFilter} protects it, so that programs need no CSRF token. */
    private RequestMatcher localApi() {
        return request -> signIn == SignIn.LOCAL && AccessResponses.isApi(request);
    }

    /** Matches all requests but those to the port of health and metrics. */
    private static RequestMatcher consolePort() {
        return request -> !WebServerApplicationContext.hasServerNamespace(
                WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext()), "management");
    }
}
