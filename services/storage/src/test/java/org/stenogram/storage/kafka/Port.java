package org.stenogram.storage.kafka;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A port of this machine behind which a server is first away and then there: what is sent to it is passed on.
final class Port implements Closeable {

    private final int number;
    private final String target;
    private volatile ServerSocket server;

    /// Takes a free port and closes it again: nobody listens.
    Port(String target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.number = server.getLocalPort();
        server.close();
    }

    String address() {
        return "127.0.0.1:" + number;
    }

    void open() throws IOException {
        ServerSocket opened = new ServerSocket(number, 50, InetAddress.getLoopbackAddress());
        server = opened;
        Thread.ofVirtual().start(() -> accept(opened));
    }

    private void accept(ServerSocket opened) {
        String host = target.substring(0, target.indexOf(':'));
        int port = Integer.parseInt(target.substring(target.indexOf(':') + 1));
        while (!opened.isClosed()) {
            try {
                Socket near = opened.accept();
                Socket far = new Socket(host, port);
                Thread.ofVirtual().start(() -> pass(near, far));
                Thread.ofVirtual().start(() -> pass(far, near));
            } catch (IOException e) {
                // Closed, or the target is away: the client sees its connection end.
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream bytes = from.getInputStream()) {
            bytes.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side ended.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
