package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.function.Supplier;
import org.stenogram.query.icu.Messages;
import org.stenogram.query.pages.Visitor;

/// Renders the pages; everything that is put into them is escaped by the template engine.
final class Html {

    private Html() {}

    static String render(TemplateEngine templates, String template, String name, Object value) {
        return render(templates, template, Map.of(name, value));
    }

    static String render(TemplateEngine templates, String template, Map<String, Object> values) {
        return render(templates, template, () -> values);
    }

    /// Makes what is shown in the language of whoever it is for, too: for what is in words before a template sees it.
    static String render(TemplateEngine templates, String template, Supplier<Map<String, Object>> values) {
        Messages language = Languages.current();
        PageLanguage.note(language);
        return render(templates, template, values, Visitors.current(), language);
    }

    /// Writes for somebody who is not asking just now.
    static String render(
            TemplateEngine templates, String template, Map<String, Object> values, Visitor visitor, Messages language) {
        return render(templates, template, () -> values, visitor, language);
    }

    private static String render(
            TemplateEngine templates,
            String template,
            Supplier<Map<String, Object>> values,
            Visitor visitor,
            Messages language) {
        StringOutput output = new StringOutput();
        ScopedValue.where(Visitor.HERE, visitor)
                .where(Messages.HERE, language)
                .run(() -> templates.render(template, values.get(), output));
        return output.toString();
    }
}
