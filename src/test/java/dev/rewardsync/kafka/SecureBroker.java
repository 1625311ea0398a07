package dev.rewardsync.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * A real broker with TLS, users with passwords (SCRAM-SHA-512) and ACLs. A user may do only what an ACL allows. A second
 * listener with TLS requires a client certificate, whose owner may do everything. The listener without TLS is for the test
 * itself, which may do everything too.
 */
public final class SecureBroker implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int ITERATIONS = 4096;
    private static final String LOGIN_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private final KafkaBroker broker;
    private final TlsCertificate certificate;
    private final String secureServers;
    private final String certificateServers;
    private final Admin admin;

    private SecureBroker(
            KafkaBroker broker, TlsCertificate certificate, String secureServers, String certificateServers) {
        this.broker = broker;
        this.certificate = certificate;
        this.secureServers = secureServers;
        this.certificateServers = certificateServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** Starts a broker. Returns when it answers. */
    public static SecureBroker start(Path dir) throws Exception {
        TlsCertificate certificate = TlsCertificate.create(dir.toAbsolutePath().resolve("tls"));
        List<Integer> ports = Port.anyFree(2);
        String servers = HOST + ":" + ports.getFirst();
        String certificateServers = HOST + ":" + ports.getLast();
        String listeners = ",SASL_SSL://%s,SSL://%s".formatted(servers, certificateServers);
        KafkaBroker broker = KafkaBroker.start(dir, BrokerConfig.single(0, listeners, """
                    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                    super.users=User:ANONYMOUS;User:CN=broker
                    sasl.enabled.mechanisms=SCRAM-SHA-512
                    listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=%s required;
                    ssl.keystore.type=PEM
                    ssl.keystore.location=%s
                    listener.name.ssl.ssl.client.auth=required
                    listener.name.ssl.ssl.truststore.type=PEM
                    listener.name.ssl.ssl.truststore.location=%s
                    """.formatted(
                        LOGIN_MODULE, certificate.keyAndCertificate(), certificate.certificate())));
        return new SecureBroker(broker, certificate, servers, certificateServers);
    }

    /** Returns the listener of the test itself. */
    public String openServers() {
        return broker.bootstrapServers();
    }

    /** Returns the listener of users. */
    public String secureServers() {
        return secureServers;
    }

    /** Returns the listener that requires a client certificate. */
    public String certificateServers() {
        return certificateServers;
    }

    /** Returns the file with a key and a certificate that the broker trusts: its own. */
    public Path clientCertificate() {
        return certificate.keyAndCertificate();
    }

    /** Returns the file with the certificate that users trust. */
    public Path trustedCertificate() {
        return certificate.certificate();
    }

    /** Returns the {@code sasl.jaas.config} of a user. The password is the name. */
    public static String jaasConfig(String user) {
        return "%s required username=\"%s\" password=\"%s\";".formatted(LOGIN_MODULE, user, user);
    }

    /** Returns the client settings of a user. */
    public Map<String, Object> clientSettings(String user) {
        return Map.of(
                "bootstrap.servers",
                secureServers,
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                jaasConfig(user),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.certificate().toString());
    }

    /** Creates users. */
    public void createUsers(Collection<String> users) throws Exception {
        List<UserScramCredentialAlteration> credentials = new ArrayList<>();
        users.forEach(user -> credentials.add(new UserScramCredentialUpsertion(
                user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), user)));
        admin.alterUserScramCredentials(credentials).all().get();
    }

    /** Adds ACLs. */
    public void grant(Collection<AclBinding> rights) throws Exception {
        admin.createAcls(rights).all().get();
    }

    /** Removes ACLs. */
    public void revoke(Collection<AclBinding> rights) throws Exception {
        List<AclBindingFilter> filters =
                rights.stream().map(AclBinding::toFilter).toList();
        admin.deleteAcls(filters).all().get();
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
