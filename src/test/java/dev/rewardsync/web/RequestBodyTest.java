package dev.rewardsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private final RequestBody requestBody = new RequestBody();

    @Test
    void readsToTheEndOrTheLimit() throws IOException {
        byte[] body = new byte[20_000];
        assertThat(requestBody.read(new ByteArrayInputStream(body), 30_000)).hasSize(20_000);
        assertThat(requestBody.read(new ByteArrayInputStream(body), 10_000)).hasSize(10_000);
        assertThat(requestBody.read(InputStream.nullInputStream(), 10_000)).isEmpty();
    }

    @Test
    void endlessBodyEndsAtTheDeadline() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return 1;
            }
        };
        assertThatThrownBy(() -> new RequestBody(Duration.ofMillis(20)).read(endless, Integer.MAX_VALUE))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("did not arrive within");
    }
}
