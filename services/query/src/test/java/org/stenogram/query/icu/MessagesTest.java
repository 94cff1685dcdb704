package org.stenogram.query.icu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stenogram.query.pages.CorrectView;
import org.stenogram.query.problems.ProblemType;

class MessagesTest {

    private static final String QUERY = "services/query/src/main/java";
    private static final String TEMPLATES = "services/query/src/main/jte";
    private static final Messages ENGLISH = Messages.ENGLISH;
    private static final Messages GERMAN = Messages.in("de").orElseThrow();

    private static final Pattern NAMED = Pattern.compile(
            "(?:(?<![.\\w])(?:text|rich)|\\)\\.format|offered\\.format)\\(\\s*\"([a-zA-Z]+\\.[^\"]+)\"");
    private static final Pattern RICH = Pattern.compile("(?<![.\\w])rich\\(\\s*\"([a-zA-Z]+\\.[^\"]+)\"");
    private static final Pattern PLAIN = Pattern.compile("(?<![.\\w])text\\(\\s*\"([a-zA-Z]+\\.[^\"]+)\"");
    private static final Pattern FAMILY = Pattern.compile("(?<![.\\w])term\\(\\s*\"([^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])");
    private static final Pattern TAG = Pattern.compile("</?[a-z]+[^>]*>");
    private static final Pattern MARKUP = Pattern.compile("</?(?:code|kbd|ins|del)>");

    /// Answers only programs, in English: what they say stands on no page.
    private static final Set<String> OF_THE_API = Set.of(
            "AuthorityFile",
            "AuthorityApi",
            "Ending",
            "Start",
            "AmendmentsApi",
            "ArrivalsApi",
            "BatchesApi",
            "Bodies",
            "EventReaders",
            "OverviewScreens",
            "EventsApi",
            "Exports",
            "ExportsApi",
            "Outflow",
            "ArrivalFilter",
            "OaiArguments",
            "OaiError",
            "OaiVerbs",
            "OaiMetadata",
            "OaiFormat",
            "OaiRecord",
            "OaiAnswer",
            "Selection",
            "SetSpec",
            "AtomXml");

    /// Put together from two pieces, `kind + " person"`, or made of the name of an enum.
    private static final Set<String> COMPOSED =
            Set.of("merge person", "split person", "rename person", "active", "paused", "disabled");

    @Test
    void everyTextThatIsNamedIsThereAndEveryTextIsNamed() {
        Set<String> named = found(NAMED);
        String code = String.join("\n", code().values());
        Set<String> families = found(FAMILY);

        assertThat(named).hasSizeGreaterThan(300);
        assertThat(named)
                .filteredOn(key -> !keys(ENGLISH).contains(key))
                .as("there is no text")
                .isEmpty();
        assertThat(families)
                .filteredOn(family -> members(family).isEmpty())
                .as("without a word")
                .isEmpty();
        assertThat(keys(ENGLISH))
                .filteredOn(key -> !code.contains('"' + key + '"'))
                .filteredOn(key -> !key.startsWith("told."))
                .filteredOn(key -> families.stream().noneMatch(family -> key.startsWith(family + ".")))
                .as("named nowhere")
                .isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlacesAndMarkup() {
        assertThat(keys(GERMAN)).isEqualTo(keys(ENGLISH));
        assertThat(keys(ENGLISH)).allSatisfy(key -> {
            assertThat(GERMAN.raw(key)).as(key).isNotBlank();
            assertThat(all(PLACE, GERMAN.raw(key))).as(key).isEqualTo(all(PLACE, ENGLISH.raw(key)));
            assertThat(all(TAG, GERMAN.raw(key))).as(key).isEqualTo(all(TAG, ENGLISH.raw(key)));
        });
    }

    @Test
    void everyTextWithPlacesIsAMessageAndOnlyRichOnesHoldMarkup() {
        Set<String> rich = found(RICH);
        assertThat(rich).doesNotContainAnyElementsOf(found(PLAIN)).hasSizeGreaterThan(20);
        for (Messages messages : Messages.OFFERED) {
            assertThat(keys(messages)).allSatisfy(key -> {
                String text = messages.raw(key);
                if (PLACE.matcher(text).find() && !(messages.isEnglish() && key.startsWith("told."))) {
                    assertThat(new MessageFormat(text, messages.locale()).toPattern())
                            .isEqualTo(text);
                    assertThat(text)
                            .as("%s: an apostrophe quotes in messages", key)
                            .doesNotContain("'{", "''");
                }
                if (rich.contains(key)) {
                    assertThat(MARKUP.matcher(text).replaceAll("")).as(key).doesNotContain("<", ">");
                } else {
                    assertThat(all(TAG, text)).as(key).isEmpty();
                }
            });
        }
    }

    @Test
    void everyValueThatThereIsHasAWord() {
        for (ProblemType type : ProblemType.values()) {
            assertThat(ENGLISH.format("problem." + type.code())).isEqualTo(type.title());
        }
        assertThat(keys(ENGLISH)).contains(names("kind", CorrectView.KINDS));
        assertThat(members("problem"))
                .isEqualTo(Arrays.stream(ProblemType.values())
                        .map(ProblemType::code)
                        .collect(Collectors.toSet()));
        assertThat(members("said")).isEqualTo(members("done"));
        assertThat(members("state")).containsExactlyInAnyOrder("waiting", "archived", "duplicate", "failed");
        ScopedValue.where(Messages.HERE, GERMAN).run(() -> {
            assertThat(Messages.term("state", "failed")).isEqualTo("fehlgeschlagen");
            assertThat(Messages.term("state", "<b>")).isEqualTo("<b>");
        });
    }

    /// Sentences that another service or the API says in English and that pages show.
    @Test
    void everySentenceThatReachesAPageIsTranslated() {
        List<String> said = Stream.of(
                        QUERY,
                        "services/ingest/src/main/java",
                        "services/ocr-cleanup/src/main/java",
                        "services/storage/src/main/java",
                        "libs/stage-runtime/src/main/java")
                .flatMap(folder -> Sources.files(folder, ".java").entrySet().stream())
                .filter(file -> !OF_THE_API.contains(file.getKey().replaceAll(".*/|\\.java", "")))
                .flatMap(file -> Stream.concat(
                        Sources.literals(file.getValue()).stream().filter(MessagesTest::isSentence),
                        reasons(file.getValue())))
                .distinct()
                .toList();

        assertThat(said).hasSizeGreaterThan(150);
        assertThat(said)
                .map(sentence -> sentence.replace("{}", "1958"))
                .filteredOn(sentence -> GERMAN.translated(sentence).equals(sentence))
                .as("said in English only")
                .isEmpty();
    }

    @Test
    void noTranslationIsOfASentenceThatNobodySays() {
        Set<String> said = new HashSet<>();
        for (String folder : List.of("services", "libs")) {
            Sources.files(folder, ".java").entrySet().stream()
                    .filter(file -> file.getKey().contains("src/main/"))
                    .flatMap(file -> Sources.literals(file.getValue()).stream())
                    .map(MessagesTest::bare)
                    .forEach(said::add);
        }

        assertThat(keys(ENGLISH).stream()
                        .filter(key -> key.startsWith("told."))
                        .map(ENGLISH::raw)
                        .filter(text -> !COMPOSED.contains(text))
                        .map(text -> bare(text.replaceAll("\\{[0-9]}", "{}")))
                        .filter(text -> !said.contains(text)))
                .isEmpty();
    }

    @Test
    void whatWasSaidIsToldWithWhatStoodInItsPlaces() {
        assertThat(GERMAN.translated(
                        "The text is larger than 20000000 bytes, the largest that is read as one document."))
                .isEqualTo("Der Text ist größer als 20000000 Bytes; mehr wird nicht als ein Dokument gelesen.");
        assertThat(GERMAN.translated(
                        "The identity provider said no. Nothing is lost: begin again from the first page."))
                .isEqualTo(
                        "Der Anmeldedienst hat abgelehnt. Nichts ist verloren: Beginnen Sie noch einmal auf der ersten Seite.");
        assertThat(GERMAN.translated("There is no document it's {0} <b> in the archive."))
                .isEqualTo("Es gibt kein Dokument it's {0} <b> im Archiv.");
        assertThat(GERMAN.translated("A sentence of a later version.")).isEqualTo("A sentence of a later version.");
        assertThat(ENGLISH.translated("The file is empty.")).isEqualTo("The file is empty.");
    }

    @Test
    void countsHaveThePluralsAndTheDigitsOfTheLanguage() {
        assertThat(ENGLISH.format("count.documents", 1)).isEqualTo("1 document");
        assertThat(ENGLISH.format("count.documents", 12_345)).isEqualTo("12,345 documents");
        assertThat(GERMAN.format("count.documents", 1)).isEqualTo("1 Dokument");
        assertThat(GERMAN.format("count.documents", 12_345)).isEqualTo("12.345 Dokumente");
        assertThat(GERMAN.format("desk.toldApart", "A {0}", "B", 2))
                .isEqualTo("hat A {0} in 2 Dokumenten von B unterschieden");
        assertThatThrownBy(() -> ENGLISH.format("there.isNone")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void theLanguageOfTheMachineIsNobodysLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            ResourceBundle.clearCache();
            assertThat(Messages.bundle(Locale.ROOT).getString("frame.failures")).isEqualTo("Failures");
            assertThat(Messages.bundle(Locale.FRENCH).getString("frame.failures"))
                    .isEqualTo("Failures");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static boolean isSentence(String text) {
        return text.matches("(?s)[A-Z“{][^ ]* .*[.…]");
    }

    private static Stream<String> reasons(String java) {
        return Pattern.compile("String reason\\(\\) \\{\\s*return \"([^\"]+)\"")
                .matcher(java)
                .results()
                .map(found -> found.group(1));
    }

    /// Without what is put before and after it.
    private static String bare(String text) {
        return text.replaceAll("^(?:\\{}|\\s)+|(?:\\{}|\\s)+$", "");
    }

    private static Map<String, String> code() {
        Map<String, String> code = Sources.files(QUERY, ".java");
        code.putAll(Sources.files(TEMPLATES, ".jte"));
        return code;
    }

    private static Set<String> found(Pattern pattern) {
        return code().values().stream()
                .flatMap(text -> all(pattern, text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(found.groupCount()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(Messages messages) {
        return new TreeSet<>(Messages.bundle(messages.isEnglish() ? Locale.ROOT : messages.locale())
                .keySet());
    }

    private static Set<String> members(String family) {
        return keys(ENGLISH).stream()
                .filter(key -> key.startsWith(family + "."))
                .map(key -> key.substring(family.length() + 1))
                .collect(Collectors.toSet());
    }

    private static String[] names(String family, List<String> values) {
        return values.stream().map(value -> family + "." + value).toArray(String[]::new);
    }
}
