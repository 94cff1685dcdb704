package org.stenogram.query.icu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Templates hold no words: every text comes from the bundle of a language.
class TemplateTextTest {

    /// Names and signs that are the same in every language.
    private static final Set<String> ALLOWED = Set.of(
            "Stenogram",
            "Chicago",
            "BibTeX",
            "RIS",
            "JSON",
            "TEI",
            "Markdown",
            "UTC",
            "KiB",
            "ms",
            "default",
            "en",
            "https://catalogue.example/hooks",
            "document.archived");

    /// Values of attributes in expressions that are no words.
    private static final Set<String> VALUES = Set.of("step failed");

    private static final Pattern READ_ALOUD = Pattern.compile("\\b(?:title|aria-label|placeholder|alt)=\"([^\"]*)\"");
    private static final Pattern WORDS_IN_CODE = Pattern.compile("\"([A-Z][^\"]*|[^\"/=?#&]*[a-z] [a-z][^\"]*)\"");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
    private static final Pattern KEYS = Pattern.compile("(?s)<kbd>[a-z?]</kbd>");

    @Test
    void noTemplateHoldsWordsOfItsOwn() {
        Map<String, String> templates = Sources.files("services/query/src/main/jte", ".jte");
        assertThat(templates).hasSizeGreaterThan(25);
        templates.forEach(
                (name, text) -> assertThat(new Template(text).words()).as(name).isEmpty());
    }

    @Test
    void wordsAreFoundWhereverTheyStand() {
        assertThat(new Template("<p>Hello</p>").words()).containsExactly("Hello");
        assertThat(new Template("@if(a > b)yes@else<b>no</b>@endif").words()).containsExactly("yes", "no");
        assertThat(new Template("${x ? \"Pause\" : text(\"a.b\")}").words()).containsExactly("Pause");
        assertThat(new Template("${rich(\"a.b\", @`<i>inner</i>`)}").words()).containsExactly("inner");
        assertThat(new Template("<input placeholder=\"any words\" value=\"${x}\">").words())
                .containsExactly("any words");
        assertThat(new Template("<a title=\"${text(\"a.b\")}\" class=\"quiet\">${y}</a> · 5 ¶").words())
                .isEmpty();
        assertThat(new Template("@template.x(say = \"Merge\", content = @`<p>in</p>`)").words())
                .containsExactly("Merge", "in");
    }

    /// Reads a template as the engine does, as far as it takes to tell text from tags and code.
    private static final class Template {

        private final String text;
        private final List<String> words = new ArrayList<>();
        private int at;

        Template(String text) {
            this.text = KEYS.matcher(
                            text.replaceAll("(?s)<%--.*?--%>", "").replaceAll("(?m)^@(?:import|param) .*$", ""))
                    .replaceAll("");
        }

        List<String> words() {
            content();
            return words.stream()
                    .filter(word -> !ALLOWED.contains(word) && !VALUES.contains(word))
                    .toList();
        }

        /// Up to the backtick that ends it, or the end.
        private void content() {
            StringBuilder plain = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '`') {
                if (text.startsWith("${", at) || text.startsWith("!{", at)) {
                    at += 2;
                    code('{', '}');
                } else if (text.startsWith("$unsafe{", at)) {
                    at += 8;
                    code('{', '}');
                } else if (text.charAt(at) == '@') {
                    command();
                    plain.append(' ');
                } else if (text.charAt(at) == '<') {
                    tag();
                    plain.append(' ');
                } else {
                    plain.append(text.charAt(at++));
                }
            }
            at++;
            LETTERS.matcher(plain.toString().replaceAll("&[a-z]+;", ""))
                    .results()
                    .forEach(word -> words.add(word.group()));
        }

        private void command() {
            var name = Pattern.compile("@(?:if|elseif|for|template\\.[A-Za-z.]+)\\(|@(?:else|endif|endfor)")
                    .matcher(text);
            if (!name.find(at) || name.start() != at) {
                throw new AssertionError("what is " + text.substring(at, Math.min(text.length(), at + 20)));
            }
            at = name.end();
            if (name.group().endsWith("(")) {
                code('(', ')');
            }
        }

        private void code(char opens, char closes) {
            int depth = 1;
            StringBuilder java = new StringBuilder();
            while (depth > 0) {
                char letter = text.charAt(at);
                if (letter == '"') {
                    int end = at + 1;
                    while (text.charAt(end) != '"') {
                        end += text.charAt(end) == '\\' ? 2 : 1;
                    }
                    java.append(text, at, end + 1);
                    at = end + 1;
                } else if (text.startsWith("@`", at)) {
                    at += 2;
                    found(java);
                    content();
                } else {
                    depth += letter == opens ? 1 : letter == closes ? -1 : 0;
                    java.append(letter);
                    at++;
                }
            }
            found(java);
        }

        private void found(StringBuilder java) {
            WORDS_IN_CODE.matcher(java).results().forEach(word -> words.add(word.group(1)));
            java.setLength(0);
        }

        private void tag() {
            StringBuilder attributes = new StringBuilder();
            while (text.charAt(at) != '>') {
                if (text.startsWith("${", at)) {
                    at += 2;
                    code('{', '}');
                } else if (text.charAt(at) == '@') {
                    command();
                } else {
                    attributes.append(text.charAt(at++));
                }
            }
            at++;
            READ_ALOUD
                    .matcher(attributes)
                    .results()
                    .filter(read -> LETTERS.matcher(read.group(1)).find())
                    .forEach(read -> words.add(read.group(1)));
        }
    }
}
