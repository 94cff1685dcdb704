package org.stenogram.subscriptions.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The contract of this API, `contracts/openapi-subscriptions.yaml`.
@Controller(Links.CONTRACT)
@Requires(property = "stenogram.subscriptions.enabled", value = "true")
final class ContractApi {

    private static final String CONTRACT = "/contracts/openapi-subscriptions.yaml";

    private final String contract;

    ContractApi() throws IOException {
        try (InputStream bytes = ContractApi.class.getResourceAsStream(CONTRACT)) {
            if (bytes == null) {
                throw new IOException(CONTRACT + " is not on the class path");
            }
            contract = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Get(produces = "application/yaml")
    String contract() {
        return contract;
    }
}
