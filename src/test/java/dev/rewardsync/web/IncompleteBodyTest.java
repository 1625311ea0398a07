package dev.rewardsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Quotes whose body does not arrive. */
class IncompleteBodyTest {

    @Test
    void isNotReadWithoutTheToken() throws Exception {
        assertThat(answer("Bearer wrong").getStatus()).isEqualTo(401);
    }

    @Test
    void isATimeoutWithTheToken() throws Exception {
        MockHttpServletResponse answer = answer("Bearer secret");
        assertThat(answer.getStatus()).isEqualTo(408);
        assertThat(answer.getContentAsString()).contains("did not arrive");
    }

    private static MockHttpServletResponse answer(String authorization) throws Exception {
        try (PeerInstances others = new PeerInstances()) {
            CustomerApi api = new CustomerApi(
                    owner -> {
                        throw new AssertionError("no customer is known yet");
                    },
                    () -> {
                        throw new AssertionError("no cart is known yet");
                    },
                    others,
                    InstantSource.system());
            return MockMvcBuilders.routerFunctions(api.routes(new ApiToken("secret")))
                    .build()
                    .perform(context -> {
                        MockHttpServletRequest request = new IncompleteRequest();
                        request.addHeader("Authorization", authorization);
                        return request;
                    })
                    .andReturn()
                    .getResponse();
        }
    }

    /** Reads of the body fail, as with Tomcat if no data arrives in time. */
    private static final class IncompleteRequest extends MockHttpServletRequest {

        IncompleteRequest() {
            super(HttpMethod.POST.name(), "/api/quote");
        }

        @Override
        public ServletInputStream getInputStream() {
            return new DelegatingServletInputStream(new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new SocketTimeoutException("no data");
                }
            });
        }
    }
}
