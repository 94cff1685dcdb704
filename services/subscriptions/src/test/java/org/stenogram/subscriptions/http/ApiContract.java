package org.stenogram.subscriptions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// `contracts/openapi-subscriptions.yaml`, which every answer in these tests must agree with.
final class ApiContract {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode contract;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private ApiContract(JsonNode contract) {
        this.contract = contract;
    }

    static ApiContract read() {
        try (InputStream yaml = Objects.requireNonNull(
                ApiContract.class.getResourceAsStream("/contracts/openapi-subscriptions.yaml"))) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return new ApiContract(JSON.valueToTree(tree));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `GET /api/v1/documents/{id}`, …
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    /// The names of the query parameters of an operation.
    Set<String> queryParameters(String operation) {
        String[] words = operation.split(" ");
        JsonNode path = contract.path("paths").path(words[1]);
        Set<String> names = new TreeSet<>();
        List<JsonNode> parameters = new ArrayList<>();
        path.path("parameters").forEach(parameters::add);
        path.path(words[0].toLowerCase(Locale.ROOT)).path("parameters").forEach(parameters::add);
        for (JsonNode parameter : parameters) {
            JsonNode real = resolve(parameter);
            if (real.path("in").asText().equals("query")) {
                names.add(real.path("name").asText());
            }
        }
        return names;
    }

    /// Every `$ref` that leads nowhere.
    List<String> brokenReferences() {
        return contract.findValuesAsText("$ref").stream()
                .filter(reference -> contract.at(reference.substring(1)).isMissingNode())
                .toList();
    }

    /// Fails when the contract does not foresee this answer: its status, its media type, its JSON.
    void check(String method, HttpResponse<String> response) {
        JsonNode operation = operation(method, response.uri().getPath());
        if (operation.isMissingNode()) {
            return; // not ours, or nothing is served there
        }
        JsonNode answers = operation.path("responses");
        String status = Integer.toString(response.statusCode());
        JsonNode answer = resolve(answers.has(status) ? answers.path(status) : answers.path("default"));
        if (!answers.has(status) && response.statusCode() < 400) {
            throw new AssertionError("the contract does not foresee status " + status + " of " + response.uri());
        }
        if (!answer.has("content")) {
            return;
        }
        String type =
                response.headers().firstValue("Content-Type").orElse("none").replaceFirst(";.*", "");
        JsonNode content = answer.path("content");
        String known = content.has(type) ? type : "*/*";
        if (!content.has(known)) {
            throw new AssertionError("the contract does not foresee " + type + " of " + response.uri());
        }
        if (type.endsWith("json")) {
            List<Error> errors = schema(content.path(known).path("schema")).validate(response.body(), InputFormat.JSON);
            if (!errors.isEmpty()) {
                throw new AssertionError(
                        response.uri() + " is not as the contract says: " + errors + "\n" + response.body());
            }
        }
    }

    private JsonNode operation(String method, String path) {
        return contract.path("paths").properties().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[a-z]+}", "[^/]+")))
                .map(entry -> entry.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode())
                .findFirst()
                .orElse(contract.path("nothing"));
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
    }

    private Schema schema(JsonNode schema) {
        return schemas.computeIfAbsent(schema.toString(), text -> {
            ObjectNode whole = JSON.createObjectNode();
            whole.putArray("allOf").add(schema);
            whole.set("components", contract.path("components"));
            return REGISTRY.getSchema(whole.toString(), InputFormat.JSON);
        });
    }
}
