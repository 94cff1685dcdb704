package org.stenogram.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every backend runs these; what differs between backends is tested beside each.
public abstract class BucketContract {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /// The bucket under test, empty at first. Each call opens the same place anew, as a restarted process would.
    protected abstract IntakeBucket bucket() throws IOException;

    @Test
    void whatIsPutCanBeSeenAndRead() throws IOException {
        put("inbox/minutes/june.txt", "abc");

        Optional<ObjectInfo> june = bucket().stat("inbox/minutes/june.txt");

        assertThat(june).hasValueSatisfying(info -> {
            assertThat(info.bytes()).isEqualTo(3);
            assertThat(info.etag()).isNotEmpty();
        });
        assertThat(keys("")).containsExactly("inbox/minutes/june.txt");
        assertThat(text("inbox/minutes/june.txt")).isEqualTo("abc");
    }

    @Test
    void puttingAgainReplacesTheBytesAndChangesTheEtag() throws IOException {
        put("payloads/a", "abc");
        String before = bucket().stat("payloads/a").orElseThrow().etag();

        put("payloads/a", "abcd");

        assertThat(text("payloads/a")).isEqualTo("abcd");
        assertThat(bucket().stat("payloads/a").orElseThrow().etag()).isNotEqualTo(before);
    }

    @Test
    void aPrefixMayEndWithinAName() throws IOException {
        put("originals/aa1", "1");
        put("originals/aa2", "2");
        put("originals/b", "3");
        put("other/aa1", "4");

        assertThat(keys("originals/aa")).containsExactlyInAnyOrder("originals/aa1", "originals/aa2");
        assertThat(keys("originals/")).hasSize(3);
        assertThat(keys("nothing/")).isEmpty();
    }

    @Test
    void aListingOutlivesObjectsThatGoWhileItIsRead() throws IOException {
        for (int i = 0; i < 50; i++) {
            put("inbox/a/" + i, "x");
        }
        List<String> seen = new ArrayList<>();

        try (Stream<ObjectInfo> listing = bucket().list("inbox/")) {
            listing.forEach(info -> {
                seen.add(info.key());
                deleteAll("inbox/a/");
            });
        }

        assertThat(seen).isNotEmpty().doesNotHaveDuplicates();
        assertThat(keys("inbox/")).isEmpty();
    }

    @Test
    void anObjectThatIsNotThereIsNeitherSeenNorReadAndDeletingItIsNoFault() throws IOException {
        assertThat(bucket().stat("inbox/none")).isEmpty();
        assertThatThrownBy(() -> bucket().open("inbox/none")).isInstanceOf(NoSuchFileException.class);
        bucket().delete("inbox/none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../secret",
                "inbox/../../secret",
                "inbox//a",
                "inbox/./a",
                "inbox/",
                "inbox/..",
                "a\0b"
            })
    void aKeyThatIsNoPlainRelativePathIsRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> bucket().open(key));
        assertThatIllegalArgumentException().isThrownBy(() -> put(key, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> bucket().delete(key));
        assertThatIllegalArgumentException().isThrownBy(() -> bucket().stat(key));
        assertThatIllegalArgumentException().isThrownBy(() -> bucket().putNew(key, new byte[] {1}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "é.txt",
                "e\u0301.txt",
                "Протокол заседания № 5.txt",
                "議事録.txt",
                "a b%20c+#?.txt",
                "𝔐inutes.txt",
                "\\a:\"b\".txt"
            })
    protected void aNameComesBackCharacterForCharacter(String name) throws IOException {
        put("inbox/" + name, "abc");

        assertThat(keys("inbox/")).containsExactly("inbox/" + name);
        assertThat(text("inbox/" + name)).isEqualTo("abc");
        assertThat(taken("inbox/" + name).key()).isEqualTo("inbox/" + name);
    }

    @Test
    void twoUnicodeFormsOfOneNameAreTwoObjects() throws IOException {
        put("inbox/é.txt", "composed");
        put("inbox/e\u0301.txt", "decomposed");

        assertThat(text("inbox/é.txt")).isEqualTo("composed");
        assertThat(text("inbox/e\u0301.txt")).isEqualTo("decomposed");
    }

    @Test
    void aNewObjectIsWrittenOnceOnly() throws IOException {
        assertThat(bucket().putNew("arrivals/1.json", bytes("first"))).isTrue();
        assertThat(bucket().putNew("arrivals/1.json", bytes("second"))).isFalse();

        assertThat(text("arrivals/1.json")).isEqualTo("first");
    }

    @Test
    protected void ofManyWritersOfANewObjectOneWins() throws Exception {
        List<Boolean> written = eightAtOnce(() -> bucket().putNew("arrivals/1.json", bytes("x")));

        assertThat(written).containsOnlyOnce(true);
    }

    @Test
    void bytesThatCannotBeReadToTheirEndLeaveNothingBehind() throws IOException {
        assertThatThrownBy(() -> bucket().put("payloads/a", brokenAfter("abc"))).hasMessage("the line went dead");
        assertThatThrownBy(() -> bucket().keep("originals/", brokenAfter("abc")))
                .hasMessage("the line went dead");

        assertThat(keys("")).isEmpty();
    }

    @Test
    void keptBytesLieUnderTheirHash() throws IOException {
        Kept kept = bucket().keep("originals/", stream("abc"));

        assertThat(kept).isEqualTo(new Kept(ABC, 3, true));
        assertThat(text("originals/" + ABC)).isEqualTo("abc");
    }

    @Test
    void bytesThatAreKeptAlreadyStayAsTheyAre() throws IOException {
        bucket().keep("originals/", stream("abc"));
        ObjectInfo before = bucket().stat("originals/" + ABC).orElseThrow();

        Kept again = bucket().keep("originals/", stream("abc"));

        assertThat(again).isEqualTo(new Kept(ABC, 3, false));
        assertThat(bucket().stat("originals/" + ABC)).contains(before);
        assertThat(keys("")).containsExactly("originals/" + ABC);
    }

    @Test
    protected void manyMayKeepTheSameBytesAtOnce() throws Exception {
        List<Kept> kept = eightAtOnce(() -> bucket().keep("originals/", stream("abc")));

        assertThat(kept).extracting(Kept::sha256).containsOnly(ABC);
        assertThat(kept).filteredOn(Kept::isNew).hasSize(1);
        assertThat(text("originals/" + ABC)).isEqualTo("abc");
    }

    @Test
    void whatIsTakenCanBeReadUntilItIsReleased() throws IOException {
        put("inbox/minutes/june.txt", "abc");

        Taken june = taken("inbox/minutes/june.txt");

        assertThat(text(june.heldAt())).isEqualTo("abc");
        bucket().release(june);
        assertThat(keys("")).isEmpty();
        bucket().release(june);
    }

    @Test
    void ofManyTakersAllThatGetTheObjectGetTheSameArrival() throws Exception {
        put("inbox/minutes/june.txt", "abc");
        ObjectInfo june = bucket().stat("inbox/minutes/june.txt").orElseThrow();

        List<Optional<Taken>> takings = eightAtOnce(() -> bucket().take(june));

        assertThat(takings.stream()
                        .flatMap(Optional::stream)
                        .map(Taken::arrivalId)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void anObjectThatWentAwayIsNotTaken() throws IOException {
        put("inbox/minutes/june.txt", "abc");
        ObjectInfo june = bucket().stat("inbox/minutes/june.txt").orElseThrow();
        bucket().delete("inbox/minutes/june.txt");

        assertThat(bucket().take(june)).isEmpty();
        assertThat(keys("")).isEmpty();
    }

    @Test
    void aRestartFindsWhatWasTakenUnderTheSameArrival() throws IOException {
        put("inbox/minutes/1959/june.txt", "abc");
        Taken june = taken("inbox/minutes/1959/june.txt");

        List<Taken> found = new ArrayList<>();
        try (Stream<Taken> held = bucket().taken()) {
            held.forEach(found::add);
        }
        for (String key : keys("inbox/")) {
            found.add(taken(key));
        }

        assertThat(found).containsExactly(june);
    }

    @Test
    void whatIsTakenCanBeMovedAwayInstead() throws IOException {
        put("inbox/minutes/june.txt", "abc");
        Taken june = taken("inbox/minutes/june.txt");

        bucket().moveAway(june, "rejected/" + june.arrivalId() + "/june.txt");
        bucket().moveAway(june, "rejected/" + june.arrivalId() + "/june.txt");

        assertThat(keys("")).containsExactly("rejected/" + june.arrivalId() + "/june.txt");
    }

    @Test
    void tidyingLeavesObjectsAlone() throws IOException {
        put("inbox/minutes/1959/june.txt", "abc");
        put("inbox/minutes/1960/may.txt", "abc");
        bucket().release(taken("inbox/minutes/1960/may.txt"));

        bucket().tidy("inbox/minutes/");
        bucket().tidy("inbox/unknown/");

        assertThat(keys("")).containsExactly("inbox/minutes/1959/june.txt");
    }

    private Taken taken(String key) throws IOException {
        return bucket().take(bucket().stat(key).orElseThrow()).orElseThrow();
    }

    private void put(String key, String text) throws IOException {
        bucket().put(key, stream(text));
    }

    private String text(String key) throws IOException {
        try (InputStream bytes = bucket().open(key)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> keys(String prefix) throws IOException {
        try (Stream<ObjectInfo> listing = bucket().list(prefix)) {
            return listing.map(ObjectInfo::key).toList();
        }
    }

    private void deleteAll(String prefix) {
        try {
            for (String key : keys(prefix)) {
                bucket().delete(key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Calls eight times at the same time.
    protected static <T> List<T> eightAtOnce(Callable<T> call) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : pool.invokeAll(Collections.nCopies(8, call))) {
                results.add(each.get());
            }
            return results;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(bytes(text));
    }

    private static InputStream brokenAfter(String text) {
        return new SequenceInputStream(stream(text), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line went dead");
            }
        });
    }
}
