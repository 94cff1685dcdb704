package org.stenogram.query.answers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Addresses that answers point to, relative to the server's root.
public final class Links {

    /// Where the API begins.
    public static final String API = "/api/v1";

    private Links() {}

    /// All that is served of a document.
    public static Map<String, String> document(UUID id) {
        String self = API + "/documents/" + id;
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("segments", self + "/segments");
        links.put("text", self + "/text");
        links.put("edits", self + "/edits");
        links.put("original", self + "/original");
        links.put("export", self + "/export");
        links.put("citation", self + "/citation");
        links.put("timeline", self + "/timeline");
        links.put("page", page(id));
        return links;
    }

    /// Where a passage is found.
    public static Map<String, String> segment(UUID documentId, int ordinal) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("document", API + "/documents/" + documentId);
        links.put("segment", API + "/documents/" + documentId + "/segments?from=" + ordinal + "&limit=1");
        links.put("original", API + "/documents/" + documentId + "/original");
        links.put("page", page(documentId) + "?from=" + ordinal + "#s" + ordinal);
        return links;
    }

    /// Where a passage that was found is, for ever: the links name its edition and lead to where its words are by then.
    public static Map<String, String> passage(UUID documentId, int edition, int ordinal) {
        String place = "/segment?edition=" + edition + "&ordinal=" + ordinal;
        Map<String, String> links = segment(documentId, ordinal);
        links.put("permanent", API + page(documentId) + place);
        links.put("page", page(documentId) + place);
        return links;
    }

    /// The page that people read a document on.
    public static String page(UUID documentId) {
        return "/documents/" + documentId;
    }

    /// All that is served of a person.
    public static Map<String, String> person(UUID id) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", API + "/people/" + id);
        links.put("speeches", API + "/search?speaker=" + id);
        return links;
    }

    /// All that is served of a batch.
    public static Map<String, String> batch(UUID id) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", API + "/batches/" + id);
        links.put("arrivals", API + "/batches/" + id + "/arrivals");
        links.put("page", "/batches/" + id);
        return links;
    }

    /// Where a search that is kept is changed, and where it is run.
    ///
    /// @param search its parameters
    public static Map<String, String> savedSearch(UUID id, Map<String, String> search) {
        String asked = search.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", API + "/saved-searches/" + id);
        links.put("results", API + "/search?" + asked);
        links.put("page", "/search?" + asked);
        links.put("feed", "/feeds/search?" + asked);
        return links;
    }
}
