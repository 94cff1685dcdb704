package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.stenogram.query.pages.Visitor;

/// Renders the pages; everything that is put into them is escaped by the template engine.
final class Html {

    private Html() {}

    static String render(TemplateEngine templates, String template, String name, Object value) {
        return render(templates, template, Map.of(name, value));
    }

    static String render(TemplateEngine templates, String template, Map<String, Object> values) {
        StringOutput output = new StringOutput();
        ScopedValue.where(Visitor.HERE, Visitors.current()).run(() -> templates.render(template, values, output));
        return output.toString();
    }
}
