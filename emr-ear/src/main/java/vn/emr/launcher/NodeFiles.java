package vn.emr.launcher;

import java.nio.file.Path;

/**
 * What lies in a node's own directory, {@code EMR_HOME/NODE}.
 *
 * @param home the installation's
 * @param site the node
 */
record NodeFiles(Home home, Site site) {

    /** A directory below it, whether it is there or not. */
    Path path(String name) {
        return home.root().resolve(site.nodeName()).resolve(name);
    }

    /** The same, made where it is missing. */
    Path directory(String name) {
        return home.directory(site.nodeName() + '/' + name);
    }

    /** A secret of the node, made on first use. */
    String secret(String name) {
        return home.secret(site.nodeName(), name);
    }

    /** The file of a secret, for programs that read it themselves. */
    Path secretFile(String name) {
        secret(name);
        return path("secrets").resolve(name);
    }
}
