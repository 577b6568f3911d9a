package vn.emr.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wire that a node reaches another one by: real sockets, TLS passes through as it is. Towards the server it lets
 * through so many bytes as it was allowed to, and counts them; what comes back always passes.
 */
final class Wire implements AutoCloseable {

    private static final int CHUNK = 4096;

    private final ServerSocket door;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private long allowed;
    private long passed;
    private int waiting;

    /** A wire to this port that lets nothing through yet. */
    Wire(int server) throws IOException {
        this.server = server;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    /** Where the node finds the wire. */
    int port() {
        return door.getLocalPort();
    }

    /** Lets so many more bytes through. */
    synchronized void allow(long bytes) {
        allowed += bytes;
        notifyAll();
    }

    /** Holds nothing any more. */
    synchronized void letGo() {
        allowed = Long.MAX_VALUE;
        notifyAll();
    }

    /** Bytes that went towards the server so far. */
    synchronized long passed() {
        return passed;
    }

    /** Waits until all that was allowed went through and more wants to. */
    void awaitHeld(Duration patience) {
        Patience.until("the wire holds bytes", patience, this::held);
    }

    private synchronized boolean held() {
        return waiting > 0 && allowed < CHUNK;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            open.add(client);
            run(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        try (Socket in = client;
                Socket out = new Socket(InetAddress.getLoopbackAddress(), server)) {
            open.add(out);
            run(() -> back(out, in));
            towards(in, out);
        } finally {
            open.remove(client);
        }
    }

    private void towards(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] bytes = new byte[CHUNK];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            pass(read);
            out.write(bytes, 0, read);
        }
    }

    private static void back(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private synchronized void pass(int bytes) throws IOException {
        waiting++;
        try {
            while (bytes > allowed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            waiting--;
        }
        allowed -= bytes;
        passed += bytes;
    }

    private static void run(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException e) {
                // A line that breaks ends its thread and nothing else: that is what these tests are about.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Step {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        letGo();
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
