package dev.rewardsync.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import dev.rewardsync.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Helm chart and the manifests of ops/kubernetes, which are its rendering. */
class KubernetesTest {

    private static final Path CHART = Path.of("ops/helm/rewardsync");
    private static final Path MANIFESTS = Path.of("ops/kubernetes");
    private static final Pattern SOURCE = Pattern.compile("# Source: rewardsync/templates/(\\S+)\n");

    /** Spring Boot's settings are documented, too: in sections of their own. */
    private static final Pattern SETTING = Pattern.compile("^\\| `([a-z][a-z0-9.-]*)` \\|", Pattern.MULTILINE);

    @Test
    void manifestsAreTheRenderingOfTheChart() throws IOException {
        Map<String, String> rendered = new TreeMap<>();
        for (String manifest : withOwnRules().call().split("(?m)^---\n")) {
            Matcher source = SOURCE.matcher(manifest);
            if (source.lookingAt()) {
                String text = manifest.substring(source.end()).stripTrailing() + "\n";
                rendered.merge(source.group(1), text, (before, after) -> before + "---\n" + after);
            }
        }

        try (Stream<Path> files = Files.list(MANIFESTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(rendered.keySet());
        }
        for (Map.Entry<String, String> file : rendered.entrySet()) {
            GoldenFile.assertMatches(MANIFESTS.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void helmFindsNothingToImprove() {
        LintResult result = new Helm(CHART).lint().call();
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("WARNING"));
    }

    @Test
    void misspeltValuesAreRefused() {
        assertThatThrownBy(() -> chart().set("worker.replica", 3).call()).hasMessageContaining("replica");
    }

    @Test
    void theRulesetIsAFileOfAConfigMap() throws IOException {
        assertThat(documents(chart().call())
                        .map(object -> object.at("/data").path("rules.yaml").asString("")))
                .contains(Files.readString(Path.of("ops/rules.yaml")));
    }

    @Test
    void aRulesetIsRequired() {
        assertThatThrownBy(() -> new Helm(CHART)
                        .template()
                        .withName("rewardsync")
                        .withKubeVersion("1.30.0")
                        .call())
                .hasMessageContaining("--set-file rules=rules.yaml");
    }

    @Test
    void everyVariableIsADocumentedSetting() throws IOException {
        Set<String> documented = SETTING.matcher(Files.readString(Path.of("docs/settings.md")))
                .results()
                .map(setting -> setting.group(1))
                .flatMap(name -> Stream.of(name, "rewardsync." + name))
                .map(KubernetesTest::variable)
                .collect(Collectors.toSet());
        assertThat(secured())
                .filteredOn(container -> container.has("env"))
                .flatExtracting(container -> container.get("env").valueStream().toList())
                .extracting(variable -> variable.get("name").asString())
                .contains("REWARDSYNC_INSTANCEID", "REWARDSYNC_API_TOKEN", "REWARDSYNC_CONSOLE_WORKERTOKEN")
                .filteredOn(name -> name.startsWith("REWARDSYNC_"))
                .isSubsetOf(documented);
    }

    /** Kubernetes would set variables for each Service, and the worker refuses settings that do not exist. */
    @Test
    void podsGetNoVariablesOfServices() throws IOException {
        assertThat(pods())
                .hasSize(2)
                .allMatch(pod -> !pod.get("enableServiceLinks").asBoolean(true));
    }

    @Test
    void podsRunWithoutRights() throws IOException {
        assertThat(pods()).allSatisfy(pod -> {
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
            JsonNode security = pod.at("/containers/0/securityContext");
            assertThat(security.get("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.get("allowPrivilegeEscalation").asBoolean()).isFalse();
            assertThat(security.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
        });
    }

    @Test
    void selectorsMatchPods() throws IOException {
        List<JsonNode> labels = ofKinds("StatefulSet", "Deployment").stream()
                .map(workload -> workload.at("/spec/template/metadata/labels"))
                .toList();
        List<JsonNode> selectors = new ArrayList<>();
        ofKinds("Service").forEach(service -> selectors.add(service.at("/spec/selector")));
        ofKinds("StatefulSet", "Deployment", "PodDisruptionBudget")
                .forEach(object -> selectors.add(object.at("/spec/selector/matchLabels")));
        ofKinds("NetworkPolicy").forEach(policy -> selectors.add(policy.at("/spec/podSelector/matchLabels")));

        assertThat(selectors)
                .hasSize(8)
                .allSatisfy(selector -> assertThat(labels)
                        .anyMatch(pod -> selector.propertyStream()
                                .allMatch(label -> label.getValue().equals(pod.get(label.getKey())))));
    }

    @Test
    void portsAndServicesExist() throws IOException {
        Set<String> ports = pods().stream()
                .flatMap(pod -> pod.at("/containers/0/ports").valueStream())
                .map(port -> port.get("name").asString())
                .collect(Collectors.toSet());
        assertThat(ofKinds("Service"))
                .flatExtracting(
                        service -> service.at("/spec/ports").valueStream().toList())
                .allMatch(port -> ports.contains(port.get("targetPort").asString()));
        assertThat(pods())
                .flatExtracting(pod -> pod.get("containers").valueStream().toList())
                .allSatisfy(container -> assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
                        .allMatch(probe -> ports.contains(
                                container.at("/" + probe + "/httpGet/port").asString())));
        JsonNode worker = ofKinds("StatefulSet").getFirst();
        assertThat(ofKinds("Service").stream()
                        .filter(service ->
                                service.at("/spec/clusterIP").asString().equals("None"))
                        .map(service -> service.at("/metadata/name")))
                .containsExactly(worker.at("/spec/serviceName"));
    }

    /** Both have the same names of settings, and the tests of security run those of the page. */
    @Test
    void theConnectionIsThatOfTheSecurityPage() throws IOException {
        String chart = documents(secure().call())
                .map(object -> object.at("/data/application.properties").asString(""))
                .collect(Collectors.joining());
        assertThat(names(chart)).containsAll(names(Files.readString(Path.of("docs/security.md"))));
    }

    @Test
    void theChartHasTheVersionOfTheProgram() throws IOException {
        Matcher version = Pattern.compile("<artifactId>rewardsync</artifactId>\\s*<version>(.*?)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(Files.readString(CHART.resolve("Chart.yaml"))).contains("appVersion: " + version.group(1) + "\n");
    }

    private static List<String> names(String properties) {
        return Pattern.compile("^(spring[a-z.-]+)=", Pattern.MULTILINE)
                .matcher(properties)
                .results()
                .map(property -> property.group(1))
                .toList();
    }

    private static TemplateCommand chart() {
        return new Helm(CHART)
                .template()
                .withName("rewardsync")
                .withKubeVersion("1.30.0")
                .setFile("rules", Path.of("ops/rules.yaml"));
    }

    private static TemplateCommand complete() {
        return chart().set("console.enabled", true).set("serviceMonitor.enabled", true);
    }

    /** The manifests of ops/kubernetes: the ruleset is a ConfigMap that kubectl creates from a file. */
    private static TemplateCommand withOwnRules() {
        return complete().set("rulesConfigMap", "rewardsync-rules");
    }

    private static TemplateCommand secure() {
        return complete()
                .set("kafka.tls.enabled", true)
                .set("kafka.tls.caSecret", "kafka-ca")
                .set("kafka.tls.clientSecret", "kafka-client")
                .set("kafka.sasl.passwordSecret", "kafka-worker")
                .set("console.kafkaPasswordSecret", "kafka-console")
                .set("worker.apiTokenSecret", "rewardsync-api")
                .set("worker.erasureKeySecret", "rewardsync-erasure");
    }

    /** Returns the containers with all Secrets that the chart supports. */
    private static List<JsonNode> secured() {
        return documents(secure().call())
                .flatMap(object -> object.at("/spec/template/spec/containers").valueStream())
                .map(JsonNode.class::cast)
                .toList();
    }

    private static List<JsonNode> pods() throws IOException {
        return ofKinds("StatefulSet", "Deployment").stream()
                .map(workload -> workload.at("/spec/template/spec"))
                .toList();
    }

    private static List<JsonNode> ofKinds(String... kinds) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        try (Stream<Path> files = Files.list(MANIFESTS)) {
            for (Path file : files.toList()) {
                documents(Files.readString(file))
                        .filter(object ->
                                List.of(kinds).contains(object.get("kind").asString()))
                        .forEach(objects::add);
            }
        }
        return objects;
    }

    private static Stream<JsonNode> documents(String yaml) {
        Iterable<Object> documents = new Load(LoadSettings.builder().build()).loadAllFromString(yaml);
        return StreamSupport.stream(documents.spliterator(), false)
                .filter(Map.class::isInstance)
                .map(document -> JsonMapper.shared().valueToTree(document));
    }

    private static String variable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
