package org.stenogram.query.oai;

/// The forms in which records are given out.
public enum OaiFormat {
    OAI_DC(
            "oai_dc",
            "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            "http://www.openarchives.org/OAI/2.0/oai_dc/",
            100),
    TEI(
            "tei",
            "https://www.tei-c.org/release/xml/tei/custom/schema/xsd/tei_all.xsd",
            "http://www.tei-c.org/ns/1.0",
            10);

    private final String prefix;
    private final String schema;
    private final String namespace;
    private final int pageSize;

    OaiFormat(String prefix, String schema, String namespace, int pageSize) {
        this.prefix = prefix;
        this.schema = schema;
        this.namespace = namespace;
        this.pageSize = pageSize;
    }

    /// The `metadataPrefix`.
    public String prefix() {
        return prefix;
    }

    /// Where its XML Schema is published.
    public String schema() {
        return schema;
    }

    /// Of the root element.
    public String namespace() {
        return namespace;
    }

    /// Records in one answer: whole texts come few at a time.
    public int pageSize() {
        return pageSize;
    }

    /// The form that a harvester asks for.
    ///
    /// @throws OaiError when there is none of this prefix
    public static OaiFormat of(String prefix) {
        for (OaiFormat format : values()) {
            if (format.prefix.equals(prefix)) {
                return format;
            }
        }
        throw new OaiError(
                OaiError.Code.CANNOT_DISSEMINATE_FORMAT, "Records are given out with metadataPrefix oai_dc or tei.");
    }
}
