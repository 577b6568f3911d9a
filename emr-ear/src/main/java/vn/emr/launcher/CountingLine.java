package vn.emr.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A line between two nodes that counts what passes, both ways, TLS records included. */
final class CountingLine implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final int target;
    private final AtomicLong bytes = new AtomicLong();

    /** A line to this port of the own machine. */
    CountingLine(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw Failure.failed("Can't open a line: " + e.getMessage());
        }
        begin(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Bytes since the last call. */
    long bytes() {
        return bytes.getAndSet(0);
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket from = server.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
                begin(() -> copy(from, to));
                begin(() -> copy(to, from));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.addAndGet(read);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            return; // one side has gone, and the other with it
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            return;
        }
    }
}
