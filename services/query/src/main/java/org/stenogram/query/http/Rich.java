package org.stenogram.query.http;

import gg.jte.Content;
import gg.jte.support.LocalizationSupport;
import org.stenogram.query.icu.Messages;

/// Texts that hold links or other markup, in the template engine's own way: the text of the bundle is ours and is
/// written as it stands, what is put into its places is escaped or is a piece of the template.
public final class Rich implements LocalizationSupport {

    private static final Rich RICH = new Rich();

    private Rich() {}

    /// A text of the page that is being written, with a piece of the template at each place.
    public static Content rich(String key, Object... pieces) {
        return RICH.localize(key, pieces);
    }

    @Override
    public String lookup(String key) {
        return Messages.here().raw(key);
    }
}
