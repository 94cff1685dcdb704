package org.stenogram.bucket.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.BucketContract;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.Taken;
import org.stenogram.bucket.UnreadableObjectException;

class FolderBucketTest extends BucketContract {

    @TempDir
    Path disk;

    @Override
    protected IntakeBucket bucket() {
        return new FolderBucket("test", root());
    }

    private Path root() {
        return disk.resolve("bucket");
    }

    @Test
    void aSymbolicLinkIsListedAndNeitherReadNorFollowed() throws IOException {
        Path secret = Files.writeString(disk.resolve("secret"), "secret");
        Path inbox = Files.createDirectories(root().resolve("inbox"));
        Files.createSymbolicLink(inbox.resolve("link"), secret);
        Files.createSymbolicLink(inbox.resolve("folder"), disk);

        assertThat(keys(bucket())).containsExactlyInAnyOrder("inbox/link", "inbox/folder");
        assertThatThrownBy(() -> bucket().open("inbox/link")).isInstanceOf(UnreadableObjectException.class);
        assertThatThrownBy(() -> bucket().open("inbox/folder/secret")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> bucket().put("inbox/folder/new", new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(IOException.class);
        assertThat(bucket().stat("inbox/folder/secret")).isEmpty();
        bucket().delete("inbox/folder/secret");
        assertThat(secret).exists();
        assertThat(disk.resolve("new")).doesNotExist();
    }

    @Test
    void whatAppearsInOldAndNewFoldersIsTold() throws Exception {
        Path inbox = root().resolve("inbox");
        Files.createDirectories(inbox.resolve("old"));
        Semaphore told = new Semaphore(0);
        try (Closeable _ = bucket().watch("inbox/", told::release)) {
            Files.writeString(inbox.resolve("old/a"), "a");
            assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

            Files.createDirectories(inbox.resolve("new/newer"));
            assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(isToldOfFilesIn(inbox.resolve("new/newer"), told)).isTrue();
        }
        told.drainPermits();
        Files.writeString(inbox.resolve("old/c"), "c");
        assertThat(told.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
    }

    /// What comes before a new folder is watched is not told.
    private static boolean isToldOfFilesIn(Path folder, Semaphore told) throws Exception {
        for (int i = 0; i < 20; i++) {
            told.drainPermits();
            Files.writeString(folder.resolve("file-" + i), "b");
            if (told.tryAcquire(500, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void takingALinkTakesTheLinkAndNotWhatItPointsTo() throws IOException {
        Path secret = Files.writeString(disk.resolve("secret"), "secret");
        Files.createDirectories(root().resolve("inbox"));
        Files.createSymbolicLink(root().resolve("inbox/link"), secret);

        Taken link = bucket().take(bucket().stat("inbox/link").orElseThrow()).orElseThrow();
        bucket().release(link);

        assertThat(keys(bucket())).isEmpty();
        assertThat(secret).exists();
    }

    @Test
    void aPipeIsRefusedWithoutWaitingForAWriter() throws Exception {
        Files.createDirectories(root().resolve("inbox"));
        run("mkfifo", root().resolve("inbox/pipe").toString());

        assertThatThrownBy(() -> bucket().open("inbox/pipe"))
                .isInstanceOfSatisfying(
                        UnreadableObjectException.class,
                        e -> assertThat(e.fault()).isEqualTo(UnreadableObjectException.Fault.NOT_A_FILE));
    }

    @Test
    void aNameThatIsNotUtf8HasAKeyThatLeadsBackToTheFile() throws Exception {
        Files.createDirectories(root().resolve("inbox"));
        run(
                "sh",
                "-c",
                "printf abc > \"$0/$(printf 'r\\351union.txt')\"",
                root().resolve("inbox").toString());

        String key = keys(bucket()).getFirst();

        assertThat(key).isEqualTo("inbox/r\udce9union.txt");
        try (InputStream bytes = bucket().open(key)) {
            assertThat(bytes.readAllBytes()).asString().isEqualTo("abc");
        }
        Taken taken = bucket().take(bucket().stat(key).orElseThrow()).orElseThrow();
        assertThat(taken.key()).isEqualTo(key);
        bucket().release(taken);
        assertThat(keys(bucket())).isEmpty();
    }

    @Test
    void namesAreExactInAProcessThatHasNoLocale() throws Exception {
        String key = "inbox/Протокол e\u0301.txt";
        bucket().put(key, new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NoLocale.class.getName(),
                root().toString());
        child.environment().put("LC_ALL", "POSIX");

        Process process = child.redirectError(ProcessBuilder.Redirect.INHERIT).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .endsWith(key + " abc\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aBucketWhoseDiskIsNotMountedIsAFaultAndNotAnEmptyBucket() throws IOException {
        IntakeBucket bucket = bucket();
        Files.delete(root().resolve(".scratch"));

        assertThatThrownBy(() -> bucket.list("inbox/")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> bucket.stat("inbox/a")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> bucket.delete("inbox/a")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> bucket.putNew("arrivals/a", new byte[1])).isInstanceOf(IOException.class);
    }

    @Test
    void aDamagedOriginalIsPutRight() throws IOException {
        String key = "originals/"
                + bucket().keep("originals/", new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)))
                        .sha256();
        Files.writeString(root().resolve(key), "a");

        bucket().keep("originals/", new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));

        assertThat(root().resolve(key)).hasContent("abc");
    }

    @Test
    void whatACrashLeftUnfinishedIsRemovedADayLaterAndNoSooner() throws IOException {
        bucket();
        Path old = Files.writeString(root().resolve(".scratch/old.part"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        Path fresh = Files.writeString(root().resolve(".scratch/fresh.part"), "x");

        bucket();

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(keys(bucket())).isEmpty();
    }

    @Test
    void releasingLeavesNoEmptyFoldersAndTidyingRemovesThoseOfAnUpload() throws IOException {
        bucket().put("inbox/minutes/upload/a/june.txt", new ByteArrayInputStream(new byte[1]));

        Taken june = bucket().take(
                        bucket().stat("inbox/minutes/upload/a/june.txt").orElseThrow())
                .orElseThrow();
        bucket().release(june);
        bucket().tidy("inbox/minutes/upload/");

        assertThat(root().resolve("taking")).isEmptyDirectory();
        assertThat(root().resolve("inbox/minutes")).isEmptyDirectory();
    }

    private static List<String> keys(IntakeBucket bucket) throws IOException {
        try (Stream<ObjectInfo> listing = bucket.list("")) {
            return listing.map(ObjectInfo::key).toList();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    /// The child process: prints each key and its bytes.
    static final class NoLocale {
        public static void main(String[] args) throws IOException {
            FolderBucket bucket = new FolderBucket("test", Path.of(args[0]));
            StringBuilder out = new StringBuilder();
            for (String key : keys(bucket)) {
                try (InputStream bytes = bucket.open(key)) {
                    out.append(key)
                            .append(' ')
                            .append(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
            System.out.write(out.toString().getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        }
    }
}
