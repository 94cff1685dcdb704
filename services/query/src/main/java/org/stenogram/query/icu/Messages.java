package org.stenogram.query.icu;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.MessageFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The texts of the pages in one language: `messages.properties` (English) and `messages_xx.properties`. Keys begin
/// with the name of the page; a text with places in it (`{0}`) is a message of ICU, which knows each language's
/// plurals.
///
/// Another language is one more file and one more entry in `OFFERED`; a test says what is missing in it.
public final class Messages {

    /// The texts for whoever the page that is being written is for.
    public static final ScopedValue<Messages> HERE = ScopedValue.newInstance();

    /// What everybody gets who has asked for no other language that there is.
    public static final Messages ENGLISH = new Messages(Locale.ENGLISH);

    /// Every language that there is, English first.
    public static final List<Messages> OFFERED = List.of(ENGLISH, new Messages(Locale.GERMAN));

    private final Locale locale;
    private final ResourceBundle bundle;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Map<String, DateTimeFormatter> times = new ConcurrentHashMap<>();
    private final LocalizedNumberFormatter numbers;
    private final Translations translations;

    private Messages(Locale locale) {
        this.locale = locale;
        bundle = bundle(locale.equals(Locale.ENGLISH) ? Locale.ROOT : locale);
        numbers = NumberFormatter.withLocale(locale);
        translations = new Translations(this);
    }

    /// The file of a language, never that of the machine's language in its place.
    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "org.stenogram.query.messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /// The texts for whoever the page that is being written is for; English where no page is written.
    public static Messages here() {
        return HERE.orElse(ENGLISH);
    }

    /// The texts in a language, if they are offered.
    ///
    /// @param tag as in BCP 47: `de`
    public static Optional<Messages> in(String tag) {
        return OFFERED.stream().filter(messages -> messages.tag().equals(tag)).findFirst();
    }

    /// One text of the page that is being written. Templates escape it as they do all else.
    ///
    /// @param arguments strings as they are; numbers are written in the way of the language
    public static String text(String key, Object... arguments) {
        return here().format(key, arguments);
    }

    /// The word for one of a few values, `term("state", "failed")`; the value itself where there is no word for it.
    public static String term(String family, String value) {
        String key = family + "." + value.replace(' ', '-');
        return here().bundle.containsKey(key) ? here().format(key) : value;
    }

    /// What a stage, a rule or the API said in English, in the language of the page; as it was said where the
    /// language has no sentence for it.
    public static String told(@Nullable String english) {
        return english == null ? "" : here().translated(english);
    }

    /// The language.
    public Locale locale() {
        return locale;
    }

    /// The language as in BCP 47.
    public String tag() {
        return locale.toLanguageTag();
    }

    /// Whether these are the texts that all others are made from.
    public boolean isEnglish() {
        return this == ENGLISH;
    }

    /// One text.
    public String format(String key, Object... arguments) {
        if (arguments.length == 0) {
            return raw(key);
        }
        MessageFormat format = formats.computeIfAbsent(key, name -> new MessageFormat(raw(name), locale));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /// A whole number: `12,345`
    public String number(long number) {
        return numbers.format(number).toString();
    }

    /// Writes times, in UTC, by a pattern that is one of the texts.
    public DateTimeFormatter times(String key) {
        return times.computeIfAbsent(
                key, name -> DateTimeFormatter.ofPattern(raw(name), locale).withZone(ZoneOffset.UTC));
    }

    /// A text with its places unfilled.
    public String raw(String key) {
        return bundle.getString(key);
    }

    /// What was said in English, in this language.
    public String translated(String english) {
        return isEnglish() ? english : translations.of(english);
    }
}
