package org.stenogram.query.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.stenogram.exports.stax.Xml;
import org.stenogram.query.answers.Snippet;
import org.stenogram.query.feeds.AtomFeed;
import org.stenogram.query.feeds.FeedEntry;

/// Writes a feed as Atom ([RFC 4287](https://www.rfc-editor.org/rfc/rfc4287)), paged as
/// [RFC 5005](https://www.rfc-editor.org/rfc/rfc5005#section-3) says. The same feed gives the same bytes.
final class AtomXml {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String AUTHOR = "Stenogram";

    private final AtomFeed feed;
    private final String server;
    private final Xml xml;

    private AtomXml(AtomFeed feed, String server, Xml xml) {
        this.feed = feed;
        this.server = server;
        this.xml = xml;
    }

    /// @param server where we are asked: `http://localhost:8080`
    static byte[] bytes(AtomFeed feed, String server) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Xml xml = new Xml(bytes);
            AtomXml atom = new AtomXml(feed, server, xml);
            xml.document("feed", NAMESPACE, atom::feed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void feed() throws IOException {
        xml.element("id", "urn:uuid:" + feed.id());
        xml.element("title", feed.title());
        xml.element("updated", feed.updated().toString());
        xml.element("author", () -> xml.element("name", AUTHOR));
        link("self", "application/atom+xml", feed.self());
        link("alternate", "text/html", feed.page());
        String next = feed.next();
        if (next != null) {
            link("next", "application/atom+xml", next);
        }
        for (FeedEntry entry : feed.entries()) {
            xml.element("entry", () -> entry(entry));
        }
    }

    private void entry(FeedEntry entry) throws IOException {
        xml.element("id", "urn:uuid:" + entry.id());
        xml.element("title", entry.title());
        xml.element("updated", entry.updated().toString());
        link("alternate", "text/html", entry.page());
        if (!entry.collection().isEmpty()) {
            xml.element("category", () -> xml.attribute("term", entry.collection()));
        }
        xml.element("summary", entry.summary());
        if (!entry.passages().isEmpty()) {
            xml.element("content", () -> {
                xml.attribute("type", "html");
                xml.text(entry.passages().stream().map(AtomXml::html).collect(Collectors.joining()));
            });
        }
    }

    private static String html(FeedEntry.Passage passage) {
        return passage.speaker().isEmpty()
                ? "<p>%s</p>".formatted(passage.html())
                : "<p><b>%s:</b> %s</p>".formatted(Snippet.escape(passage.speaker()), passage.html());
    }

    private void link(String relation, String type, String path) throws IOException {
        xml.element("link", () -> {
            xml.attribute("rel", relation);
            xml.attribute("type", type);
            xml.attribute("href", server + path);
        });
    }
}
