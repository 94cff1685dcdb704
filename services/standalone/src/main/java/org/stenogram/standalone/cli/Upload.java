package org.stenogram.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.stenogram.standalone.http.ArchiveClient;
import org.stenogram.standalone.http.ArchiveClient.Balance;

/// Uploads files as one batch and follows it until every file has a final state.
final class Upload {

    private static final int AT_ONCE = 4;
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final ArchiveClient client;
    private final boolean quiet;

    Upload(ArchiveClient client, boolean quiet) {
        this.client = client;
        this.quiet = quiet;
    }

    /// A file and its name, with the folders below the one that was named: `1959/june.txt`.
    record Item(Path file, String name) {}

    /// What became of an upload.
    ///
    /// @param refused files that never came into the batch, each with its reason
    record Result(Balance balance, List<ArchiveClient.Receipt> receipts, List<ArchiveClient.Receipt> refused) {

        /// Whether every file is archived or a duplicate.
        boolean isGood() {
            return refused.isEmpty() && balance.failed() == 0;
        }
    }

    /// All files that some paths name; a folder stands for every file below it, hidden ones left out.
    ///
    /// @throws NoSuchFileException when a path does not exist
    static List<Item> itemsOf(List<Path> paths) throws IOException {
        List<Item> items = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (Files.isDirectory(path)) {
                addFolder(path, items);
            } else {
                items.add(new Item(path, path.getFileName().toString()));
            }
        }
        return items;
    }

    private static void addFolder(Path folder, List<Item> items) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .forEach(file ->
                            items.add(new Item(file, folder.relativize(file).toString())));
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    Result run(String collection, List<Item> items) throws IOException, InterruptedException {
        UUID batch = client.openBatch(collection);
        List<ArchiveClient.Receipt> refused = send(batch, items);
        client.seal(batch, items.size() - refused.size());
        Balance balance = follow(batch, items.size() - refused.size());
        return new Result(balance, client.receipts(batch), refused);
    }

    private List<ArchiveClient.Receipt> send(UUID batch, List<Item> items) throws IOException, InterruptedException {
        List<ArchiveClient.Receipt> refused = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
                ProgressBar bar = bar("uploading", items.size())) {
            List<Future<ArchiveClient.@Nullable Receipt>> sending = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (Item item : items) {
                String name = freeName(item, taken);
                sending.add(senders.submit(() -> sendOne(batch, name, item.file())));
            }
            for (Future<ArchiveClient.@Nullable Receipt> one : sending) {
                ArchiveClient.@Nullable Receipt refusal = one.get();
                if (refusal != null) {
                    refused.add(refusal);
                }
                bar.step();
            }
        } catch (ExecutionException e) {
            throw new IOException(Failures.inWords(e.getCause() == null ? e : e.getCause()), e);
        }
        return refused;
    }

    /// A batch has one file of a name: a second `minutes.txt` takes its folders into its name, a third a number.
    static String freeName(Item item, Set<String> taken) {
        String base = item.file().getFileName().toString();
        String withFolders = item.name().replace('/', '_');
        if (taken.add(base)) {
            return base;
        }
        if (taken.add(withFolders)) {
            return withFolders;
        }
        int number = 2;
        while (!taken.add(number + "_" + withFolders)) {
            number++;
        }
        return number + "_" + withFolders;
    }

    private ArchiveClient.@Nullable Receipt sendOne(UUID batch, String name, Path file) throws InterruptedException {
        try {
            client.upload(batch, name, file);
            return null;
        } catch (IOException e) {
            return new ArchiveClient.Receipt(name, "refused", null, Failures.inWords(e), null);
        }
    }

    private Balance follow(UUID batch, int files) throws IOException, InterruptedException {
        try (ProgressBar bar = bar("archiving", files)) {
            Balance balance = client.balance(batch);
            while (!balance.closed()) {
                bar.stepTo(balance.finished());
                Thread.sleep(LOOK_AGAIN_MILLIS);
                balance = client.balance(batch);
            }
            bar.stepTo(balance.finished());
            return balance;
        }
    }

    private ProgressBar bar(String task, long files) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(files)
                .setUnit(" files", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100);
        if (quiet) {
            builder.setConsumer(new Silent());
        }
        return builder.build();
    }

    /// Takes the bar and shows nothing, for output that a program reads.
    private static final class Silent implements me.tongfei.progressbar.ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            return 80;
        }

        @Override
        public void accept(String rendered) {}

        @Override
        public void close() {}
    }
}
