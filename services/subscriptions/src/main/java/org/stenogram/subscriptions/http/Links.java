package org.stenogram.subscriptions.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Addresses that answers point to, relative to the server's root.
final class Links {

    static final String API = "/api/v1/subscriptions";
    static final String CONTRACT = "/openapi/subscriptions";

    private Links() {}

    static Map<String, String> of(UUID id) {
        String self = API + "/" + id;
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("deliveries", self + "/deliveries");
        return links;
    }
}
