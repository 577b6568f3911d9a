package vn.emr.launcher;

import java.util.List;
import java.util.Optional;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/** What {@code ./emr status} says. */
final class Status {

    private final List<NodeStatus> nodes;
    private final List<Part> parts;

    Status(Installation installation) {
        this.nodes = installation.nodes().stream()
                .map(n -> new NodeStatus(
                        n.name(),
                        n.ports().url(),
                        installation.healthy(n),
                        n.wildFly().space()))
                .toList();
        this.parts = installation.parts();
    }

    private record NodeStatus(String name, String url, boolean healthy, Optional<JsonObject> space) {

        /** One line about the space for the audit. */
        String spaceText() {
            return space.map(s -> "audit space: " + s.text("state").orElse("?") + figures(s))
                    .orElse("audit space: not known");
        }

        private static String figures(JsonObject space) {
            String spooled = space.text("spooledBytes")
                    .filter(b -> !b.equals("0"))
                    .map(b -> ", " + b + " bytes in the spool")
                    .orElse("");
            return space.text("freeMb")
                            .map(f -> " (" + f + " MiB free, reserve "
                                    + space.text("reserveMb").orElse("?") + " MiB)")
                            .orElse(" (the database's disk is NOT WATCHED)")
                    + spooled;
        }
    }

    boolean healthy() {
        return nodes.stream().allMatch(NodeStatus::healthy);
    }

    String json() {
        JsonArray all = new JsonArray();
        nodes.forEach(n -> all.add(new JsonObject()
                .put("name", n.name())
                .put("url", n.url())
                .put("healthy", n.healthy())
                .put("audit", n.space().orElse(null))));
        return new JsonObject().put("nodes", all).toString();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (NodeStatus node : nodes) {
            text.append(String.format(
                    "%-10s%s  %s  %s%n",
                    node.name(), node.url(), node.healthy() ? "healthy" : "not healthy", node.spaceText()));
        }
        for (Part part : parts) {
            text.append(String.format("  %-22s%s%n", part.name(), part.running() ? "running" : "stopped"));
        }
        return text.toString().stripTrailing();
    }
}
