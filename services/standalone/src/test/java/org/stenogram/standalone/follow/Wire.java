package org.stenogram.standalone.follow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The network between a reader and a server: it can be cut at any byte, as a reset, and connects again at once.
final class Wire implements AutoCloseable {

    private static final long UNCUT = Long.MAX_VALUE;

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong left = new AtomicLong(UNCUT);

    private Wire(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /// @param target port of the server on this machine
    static Wire to(int target) {
        try {
            Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
            Thread.ofVirtual().start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /// Cuts every connection once so many more bytes have gone to the reader, wherever in a message that is.
    void cutAfter(int bytes) {
        left.set(bytes);
        if (bytes == 0) {
            cut();
        }
    }

    private void cut() {
        left.set(UNCUT);
        for (Socket socket : sockets) {
            try {
                // A reset, and not an orderly end.
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // It is closed, as wanted.
            }
        }
        sockets.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket reader = door.accept();
                sockets.add(reader);
                Thread.ofVirtual().start(() -> connect(reader));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket reader) {
        try (reader;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(server);
            Thread.ofVirtual().start(() -> pump(reader, server, false));
            pump(server, reader, true);
        } catch (IOException e) {
            // The server is away: the reader's connection ends.
        } finally {
            sockets.remove(reader);
        }
    }

    private void pump(Socket from, Socket to, boolean isCounted) {
        byte[] bytes = new byte[4096];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                long room = isCounted && left.get() != UNCUT ? left.addAndGet(-read) : 0;
                if (room < 0) {
                    out.write(bytes, 0, (int) Math.max(0, read + room));
                    out.flush();
                    cut();
                    return;
                }
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // Cut.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
