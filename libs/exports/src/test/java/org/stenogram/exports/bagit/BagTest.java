package org.stenogram.exports.bagit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.exports.bagit.BagCheck.Report;

class BagTest {

    @TempDir
    Path folder;

    @Test
    void theLibraryOfCongressTakesOurBags() throws Exception {
        Path unpacked = unpack(bag());

        Bag bag = new BagReader().read(unpacked);

        try (BagVerifier verifier = new BagVerifier()) {
            assertThatCode(() -> verifier.isValid(bag, false)).doesNotThrowAnyException();
        }
        assertThat(BagVerifier.canQuickVerify(bag)).isTrue();
        assertThatCode(() -> BagVerifier.quicklyVerify(bag)).doesNotThrowAnyException();
        assertThat(bag.getMetadata().get("External-Description")).containsExactly("Minutes of two lines");
    }

    @Test
    void aBagAsItWasPackedIsGood() throws IOException {
        Report report = BagCheck.check(bag());

        assertThat(report.complaints()).isEmpty();
        assertThat(report.hashes()).hasSize(3);
        assertThat(report.bytes())
                .isEqualTo("the bytes".length()
                        + "ein Text – mit Strich\n".getBytes(StandardCharsets.UTF_8).length
                        + 100_000);
    }

    @Test
    void aFileThatWasChangedIsNamed() throws IOException {
        Path changed = rewritten(bag(), name -> name, text -> text.replace("the bytes", "the bits!"));

        assertThat(BagCheck.check(changed).complaints())
                .containsExactly("data/doc/original/100__ ü.txt: changed since it was packed");
    }

    @Test
    void aFileThatIsMissingAndOneThatWasAddedAreNamed() throws IOException {
        Path changed = rewritten(bag(), name -> name.replace("text.txt", "other.txt"), text -> text);

        assertThat(BagCheck.check(changed).complaints())
                .containsExactlyInAnyOrder(
                        "data/doc/text.txt: missing", "data/doc/other.txt: not in manifest-sha256.txt");
    }

    @Test
    void aManifestThatWasChangedWithItsFileIsFoundByTheTagManifest() throws IOException {
        Path changed = rewritten(
                bag(),
                name -> name,
                text -> text.replace("Bag-Software-Agent: Stenogram", "Bag-Software-Agent: Somebody"));

        assertThat(BagCheck.check(changed).complaints()).containsExactly("bag-info.txt: changed since it was packed");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noNameLeadsOutOfTheBag(long seed) {
        Random random = new Random(seed);
        String hostile = "../\\:~ %\0\n\ud83d\udea2\u202ea";
        for (int i = 0; i < 1000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(200); length > 0; length--) {
                name.append(hostile.charAt(random.nextInt(hostile.length())));
            }

            String safe = SafeName.of(name.toString());

            assertThat(safe).isNotBlank().doesNotContain("/", "\\", "\0", "\n", "%", "\u202e");
            assertThat(safe).isNotIn(".", "..").doesNotEndWith(".").isEqualTo(SafeName.of(safe));
            assertThat(new String(safe.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(safe);
        }
    }

    private Path bag() throws IOException {
        Path file = folder.resolve("bag.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            BagWriter bag = new BagWriter(out, "stenogram", Instant.parse("2026-03-01T10:00:00Z"));
            bag.add(
                    "doc/original/" + SafeName.of("100%: ü.txt"),
                    content -> content.write("the bytes".getBytes(StandardCharsets.UTF_8)));
            bag.add(
                    "doc/text.txt",
                    content -> content.write("ein Text – mit Strich\n".getBytes(StandardCharsets.UTF_8)));
            bag.add("doc/zeros", content -> content.write(new byte[100_000]));
            bag.finish(LocalDate.of(2026, 3, 1), Map.of("External-Description", "Minutes of\r\n two lines"));
        }
        return file;
    }

    private Path unpack(Path file) throws IOException {
        Path target = folder.resolve("unpacked");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = target.resolve(entry.getName());
                Files.createDirectories(path.getParent());
                Files.copy(zip, path);
            }
        }
        return target.resolve("stenogram");
    }

    private Path rewritten(Path file, UnaryOperator<String> names, UnaryOperator<String> texts) throws IOException {
        Path target = folder.resolve("changed.zip");
        try (InputStream from = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(from);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                out.putNextEntry(new ZipEntry(names.apply(entry.getName())));
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                out.write(texts.apply(text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return target;
    }
}
