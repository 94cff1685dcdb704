package org.stenogram.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.stenogram.testkit.ContainerImages;
import org.stenogram.testkit.DevelopmentData;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ComposeFileTest {

    private static final List<String> WORLD = List.of("kafka", "postgres", "s3", "set-up");

    private final Path root = DevelopmentData.repository();
    private final String text = read("docker-compose.yml");
    private final Map<String, Object> services = services();

    @Test
    void testsUseTheImagesThatTheComposeFileNames() {
        assertThat(service("kafka")).containsEntry("image", ContainerImages.KAFKA);
        assertThat(service("postgres")).containsEntry("image", ContainerImages.POSTGRES);
        assertThat(service("s3")).containsEntry("image", ContainerImages.S3);
    }

    @Test
    void theServicesStandInTheOrderOfTheFlow() {
        List<String> flow = new ArrayList<>(WORLD);
        read("contracts/pipeline.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> flow.add(line.split("\\s+", 2)[0]));

        assertThat(services.keySet()).containsExactlyElementsOf(flow);
    }

    @Test
    void eachServiceHasItsOwnImageWithTheMainClassThatItsFolderHolds() {
        services.keySet().stream().filter(name -> !WORLD.contains(name)).forEach(name -> {
            Map<?, ?> build = (Map<?, ?>) Objects.requireNonNull(service(name).get("build"), name);
            String main = String.valueOf(((Map<?, ?>) Objects.requireNonNull(build.get("args"))).get("MAIN"));

            assertThat(service(name)).containsEntry("image", "stenogram/" + name + ":${STENOGRAM_VERSION}");
            assertThat(build.get("context")).isEqualTo("services/" + name + "/target");
            assertThat(root.resolve("services/" + name + "/src/main/java/" + main.replace('.', '/') + ".java"))
                    .exists();
            assertThat(read("services/" + name + "/pom.xml")).contains("<image.skip>false</image.skip>");
        });
    }

    @Test
    void everyPortIsPublishedOnLoopbackAlone() {
        List<String> ports = services.values().stream()
                .map(each -> (List<?>) ((Map<?, ?>) each).get("ports"))
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(String::valueOf)
                .toList();

        assertThat(ports).hasSize(4).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void everyServiceHasALimitAndASign() throws IOException {
        services.forEach((name, each) ->
                assertThat(((Map<?, ?>) each).get("mem_limit")).as(name).isNotNull());
        WORLD.stream()
                .filter(name -> !name.equals("set-up"))
                .forEach(name -> assertThat(service(name)).containsKey("healthcheck"));
        String image = read("deploy/images/Dockerfile");
        assertThat(image).contains("FROM eclipse-temurin:25-jre\n", "\nHEALTHCHECK ", "\nUSER 10001:10001\n");
    }

    @Test
    void everySettingOfTheComposeFileStandsInTheEnvironmentFile() {
        List<String> set = read(".env")
                .lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        List<String> used = Pattern.compile("\\$\\{([A-Z0-9_]+)}")
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();

        assertThat(used).containsExactlyInAnyOrderElementsOf(set);
    }

    @Test
    void theVersionOfTheImagesIsThatOfTheBuild() {
        String version = read("pom.xml").replaceAll("(?s).*?<version>([^<]+)</version>.*", "$1");

        assertThat(read(".env")).contains("STENOGRAM_VERSION=" + version + "\n");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> service(String name) {
        return (Map<String, Object>) Objects.requireNonNull(services.get(name), name);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> services() {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return (Map<String, Object>) Objects.requireNonNull(file.get("services"));
    }

    private String read(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
