package dev.rewardsync.console.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/**
 * Asks the OIDC issuer for its configuration and keys. Each answer is used for 30 seconds, a failure for 5: a token that names an unknown key
 * lets the decoder ask again, and everybody can send such tokens. A new key of the issuer is known 30 seconds later at most.
 */
final class IssuerRequests implements ClientHttpRequestInterceptor {

    private static final Duration USED = Duration.ofSeconds(30);
    private static final Duration FAILURE_USED = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Map<URI, Answer> answers = new HashMap<>();

    private IssuerRequests(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns a client that sends these requests. */
    static RestOperations limited(InstantSource clock) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(TIMEOUT);
        requests.setReadTimeout(TIMEOUT);
        RestTemplate client = new RestTemplate(requests);
        client.setInterceptors(List.of(new IssuerRequests(clock)));
        return client;
    }

    @Override
    public synchronized ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
        Answer last = answers.get(request.getURI());
        if (last != null && clock.instant().isBefore(last.usedUntil())) {
            return last;
        }
        try (ClientHttpResponse response = execution.execute(request, body)) {
            Answer answer = new Answer(
                    response.getStatusCode(),
                    response.getStatusText(),
                    response.getHeaders(),
                    response.getBody().readAllBytes(),
                    clock.instant().plus(response.getStatusCode().is2xxSuccessful() ? USED : FAILURE_USED));
            answers.put(request.getURI(), answer);
            return answer;
        }
    }

    /** An answer that can be read several times. */
    private record Answer(HttpStatusCode status, String statusText, HttpHeaders headers, byte[] body, Instant usedUntil)
            implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            return statusText;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
