package vn.emr.launcher;

import java.util.Arrays;
import java.util.Optional;

/** The nodes of the demo, and in what they differ. */
enum Site {
    /** All hospitals and medical centres of the province. */
    PROVINCE("province", 0, "*", "24X%", 768, 256),
    /** Bạch Mai, the central hospital that they refer to. */
    BACHMAI("bachmai", 10, "01929", "01929", 512, 128);

    private final String nodeName;
    private final int portOffset;
    private final String hosts;
    private final String codes;
    private final int heapMb;
    private final int bufferMb;

    Site(String nodeName, int portOffset, String hosts, String codes, int heapMb, int bufferMb) {
        this.nodeName = nodeName;
        this.portOffset = portOffset;
        this.hosts = hosts;
        this.codes = codes;
        this.heapMb = heapMb;
        this.bufferMb = bufferMb;
    }

    /** The node of this name. */
    static Optional<Site> of(String nodeName) {
        return Arrays.stream(values()).filter(s -> s.nodeName.equals(nodeName)).findFirst();
    }

    /** Name of the node: in commands, directories, keys, and to its partners. */
    String nodeName() {
        return nodeName;
    }

    /** Its realm in Keycloak. */
    String realm() {
        return "emr-" + nodeName;
    }

    /** Where its ports begin, counted from {@code EMR_PORT_BASE}. */
    int portOffset() {
        return portOffset;
    }

    /** Whose records it keeps, as the server's setting {@code EMR_HOSTS} says it. */
    String hosts() {
        return hosts;
    }

    /** The same as a pattern of SQL. */
    String codes() {
        return codes;
    }

    /** Heap of its WildFly. */
    int heapMb() {
        return heapMb;
    }

    /** Shared buffers of its PostgreSQL. */
    int bufferMb() {
        return bufferMb;
    }
}
