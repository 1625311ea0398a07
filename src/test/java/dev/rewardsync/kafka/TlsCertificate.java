package dev.rewardsync.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A key for TLS with a self-signed certificate for 127.0.0.1, as PEM files.
 *
 * @param keyAndCertificate the broker's file
 * @param certificate the file that clients trust
 */
record TlsCertificate(Path keyAndCertificate, Path certificate) {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "broker";

    /** Creates the files in a directory. */
    static TlsCertificate create(Path dir) throws IOException, GeneralSecurityException, InterruptedException {
        Files.createDirectories(dir);
        Path keystore = dir.resolve("broker.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + ALIAS,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
        return read(dir, keystore);
    }

    private static TlsCertificate read(Path dir, Path file) throws IOException, GeneralSecurityException {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keystore.load(in, PASSWORD.toCharArray());
        }
        String key = pem(
                "PRIVATE KEY", keystore.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        String certificate = pem("CERTIFICATE", keystore.getCertificate(ALIAS).getEncoded());
        return new TlsCertificate(
                Files.writeString(dir.resolve("broker.pem"), key + certificate),
                Files.writeString(dir.resolve("ca.pem"), certificate));
    }

    private static String pem(String type, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, lines);
    }
}
