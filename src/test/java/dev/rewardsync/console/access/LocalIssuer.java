package dev.rewardsync.console.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An OIDC issuer in this process: its discovery document, its keys, and tokens. */
final class LocalIssuer implements AutoCloseable {

    private static final int KEY_BITS = 2048;

    private final RSAKey key = newKey();
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    LocalIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/.well-known/openid-configuration", """
                {"issuer":"%s","jwks_uri":"%s/keys","subject_types_supported":["public"]}
                """.formatted(uri(), uri()));
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID("key-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Returns the number of requests that came so far. */
    int requests() {
        return requests.get();
    }

    /** Returns a token of a person. */
    String token(String name, Instant expiresAt, List<String> roles) {
        return token(key, "key-1", name, expiresAt, roles);
    }

    /** Returns a token that names a key that the issuer does not have. */
    String tokenOfUnknownKey(String keyId, Instant expiresAt) {
        return token(key, keyId, "ann", expiresAt, List.of("operator"));
    }

    /** Returns a token that somebody else has signed. */
    String forgedToken(String name, Instant expiresAt, List<String> roles) {
        return token(newKey(), "key-1", name, expiresAt, roles);
    }

    private String token(RSAKey signing, String keyId, String name, Instant expiresAt, List<String> roles) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject("subject")
                .claim("preferred_username", name)
                .claim("roles", roles)
                .expirationTime(Date.from(expiresAt))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
        try {
            token.sign(new RSASSASigner(signing));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
