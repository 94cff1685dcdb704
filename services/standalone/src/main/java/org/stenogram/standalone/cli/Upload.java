package org.stenogram.standalone.cli;

import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import org.stenogram.standalone.http.AnswerException;
import org.stenogram.standalone.http.ArchiveClient;
import org.stenogram.standalone.http.ArchiveClient.Balance;
import org.stenogram.standalone.http.ArchiveClient.Receipt;

/// Uploads files as one batch and follows it until every file has a final state.
final class Upload {

    private static final int AT_ONCE = 4;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final ArchiveClient client;
    private final Progress progress;

    Upload(ArchiveClient client, Progress progress) {
        this.client = client;
        this.progress = progress;
    }

    /// A file and its name, with the folders below the one that was named: `1959/june.txt`.
    record Item(Path file, String name) {}

    /// What became of an upload.
    ///
    /// @param receipts of the files that came into the batch
    /// @param refused files that never came into it, each with its reason
    record Result(Balance balance, List<Receipt> receipts, List<Receipt> refused) {

        Result {
            receipts = List.copyOf(receipts);
            refused = List.copyOf(refused);
        }

        /// Whether every file is archived or a duplicate.
        boolean isGood() {
            return refused.isEmpty() && balance.failed() == 0;
        }
    }

    Result run(String collection, List<Item> items) throws IOException, InterruptedException {
        UUID batch = client.openBatch(collection);
        List<Receipt> refused = send(batch, items);
        int sent = items.size() - refused.size();
        client.seal(batch, sent);
        if (sent == 0) {
            return new Result(Balance.ofNothing(batch), List.of(), refused);
        }
        Balance balance = follow(batch, sent);
        return new Result(balance, client.receipts(batch), refused);
    }

    private List<Receipt> send(UUID batch, List<Item> items) throws IOException, InterruptedException {
        List<Receipt> refused = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<@Nullable Receipt>> sending = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (Item item : items) {
                String name = freeName(item, taken);
                sending.add(senders.submit(() -> sendOne(batch, name, item.file())));
            }
            int done = 0;
            for (Future<@Nullable Receipt> one : sending) {
                Receipt refusal = one.get();
                if (refusal != null) {
                    refused.add(refusal);
                }
                progress.show("uploading", ++done, items.size());
            }
        } catch (ExecutionException e) {
            throw new IOException(Failures.inWords(e), e);
        }
        progress.end("uploading", items.size() - refused.size(), items.size());
        return refused;
    }

    /// A batch has one file of a name: a second `minutes.txt` takes its folders into its name, a third a number.
    static String freeName(Item item, Set<String> taken) {
        String base = item.file().toAbsolutePath().getFileName().toString();
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

    private @Nullable Receipt sendOne(UUID batch, String name, Path file) throws InterruptedException {
        try {
            client.upload(batch, name, file);
            return null;
        } catch (IOException e) {
            return new Receipt(name, "refused", null, Failures.inWords(e), null);
        }
    }

    private Balance follow(UUID batch, int files) throws IOException, InterruptedException {
        int done = 0;
        while (true) {
            try {
                Balance balance = client.balance(batch);
                done = balance.finished();
                if (balance.closed()) {
                    progress.end("archiving", done, files);
                    return balance;
                }
            } catch (AnswerException e) {
                requirePassing(e);
            }
            progress.show("archiving", done, files);
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /// The archive hears of a batch when its first file is taken, and may be away for a while: neither is an end.
    private static void requirePassing(AnswerException e) throws AnswerException {
        if (e.status() != 404 && e.status() != 503) {
            throw e;
        }
    }
}
