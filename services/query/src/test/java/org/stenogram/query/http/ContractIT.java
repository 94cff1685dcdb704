package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.access.Role;

class ContractIT extends ServedArchive {

    @RegisterExtension
    static final Provider PROVIDER = new Provider();

    @Override
    void set(QueryServer server) {
        // Some paths are there only where people sign in.
        PROVIDER.settings().forEach(server::with);
    }

    @BeforeEach
    void start() {
        query.actAs(Role.ADMINISTRATOR);
    }

    @Test
    void everyRouteIsInTheContractAndTheReverse() {
        var routes = query.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route ->
                        route.getTargetMethod().getDeclaringType().getName().startsWith("org.stenogram."))
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toString().replace("{+", "{"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(routes).isEqualTo(ApiContract.read().operations());
    }

    /// A path answers an unknown parameter with those that it knows, so the server itself says what it takes.
    @Test
    void everyListTakesTheParametersOfTheContract() {
        ApiContract contract = ApiContract.read();
        String id = ArchiveRows.id("x").toString();

        assertThat(contract.operations())
                .filteredOn(operation -> operation.startsWith("GET "))
                .filteredOn(operation -> !operation.equals("GET /openapi"))
                // The protocol has errors of its own.
                .filteredOn(operation -> !operation.equals("GET /oai"))
                .allSatisfy(operation -> {
                    String path = operation.substring(4).replace("{id}", id);
                    String detail = QueryServer.json(query.get(path + "?unknown=1"))
                            .path("detail")
                            .asText();
                    assertThat(detail)
                            .isEqualTo(
                                    contract.queryParameters(operation).isEmpty()
                                            ? "This path takes no parameters."
                                            : "There is no parameter of this name here; there are: %s."
                                                    .formatted(String.join(", ", contract.queryParameters(operation))));
                });
    }

    @Test
    void theContractHoldsTogetherAndIsServed() {
        assertThat(ApiContract.read().brokenReferences()).isEmpty();
        assertThat(query.get("/openapi").body()).startsWith("openapi: 3.1.0");
    }
}
