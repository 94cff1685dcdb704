package org.stenogram.bucket.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// A bad line to an endpoint: some connections end in the middle of an answer.
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI behind;
    private final long cutAfter;
    private final AtomicInteger cutsLeft;

    /// @param cutAfter how many bytes of answers a connection carries before it ends
    /// @param cuts how many connections end so
    CuttingProxy(URI behind, long cutAfter, int cuts) throws IOException {
        this.behind = behind;
        this.cutAfter = cutAfter;
        this.cutsLeft = new AtomicInteger(cuts);
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int cutsLeft() {
        return cutsLeft.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = server.accept();
                Socket far = new Socket(behind.getHost(), behind.getPort());
                Thread.ofVirtual().start(() -> pump(near, far, Long.MAX_VALUE));
                Thread.ofVirtual().start(() -> pump(far, near, cutAfter));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void pump(Socket from, Socket to, long limit) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[64 * 1024];
            long passed = 0;
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
                out.flush();
                passed += read;
                if (passed > limit && cutsLeft.getAndDecrement() > 0) {
                    return;
                }
            }
        } catch (IOException e) {
            // One end hung up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
