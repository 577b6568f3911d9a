package vn.emr.launcher;

import java.nio.file.Path;
import java.util.List;

/** A node: a PostgreSQL cluster and a WildFly with the EAR. */
final class Node {

    private final NodePorts ports;
    private final NodeFiles files;
    private final NodeKeys keys;
    private final PostgresPart postgres;
    private final WildFlyPart wildFly;

    Node(NodeFiles files, Ports ports, Project project) {
        this.files = files;
        this.ports = ports.of(files.site());
        this.keys = new NodeKeys(files);
        this.postgres = new PostgresPart(files, this.ports);
        this.wildFly = new WildFlyPart(files, ports, project);
    }

    Site site() {
        return files.site();
    }

    String name() {
        return site().nodeName();
    }

    NodePorts ports() {
        return ports;
    }

    /** Where its facilities' HIS put their exports: a folder for each. */
    Path hisFolders() {
        return files.path("his-folders");
    }

    NodeKeys keys() {
        return keys;
    }

    PostgresPart postgres() {
        return postgres;
    }

    WildFlyPart wildFly() {
        return wildFly;
    }

    /** Its programs, in the order in which they depend on each other. */
    List<Part> parts() {
        return List.of(postgres, wildFly);
    }

    boolean healthy() {
        return parts().stream().allMatch(p -> p.running() && p.healthy());
    }

    /** Makes its keys, and its database up to date. */
    void prepare(Start start) {
        keys.make();
        postgres.prepare();
        start.begin(postgres);
        schema().bringUpToDate();
    }

    Schema schema() {
        return new Schema(files, postgres);
    }
}
