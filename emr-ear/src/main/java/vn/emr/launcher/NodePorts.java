package vn.emr.launcher;

/**
 * The ports of one node.
 *
 * @param base the first of them
 */
record NodePorts(int base) {

    int http() {
        return base;
    }

    int https() {
        return base + 1;
    }

    int management() {
        return base + 2;
    }

    int postgres() {
        return base + 4;
    }

    /** Address of the node's pages. */
    String url() {
        return "http://localhost:" + http();
    }

    /** The same over TLS. */
    String tlsUrl() {
        return "https://localhost:" + https();
    }
}
