package vn.emr.launcher;

import java.util.List;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/** What {@code ./emr status} says. */
final class Status {

    private final List<NodeStatus> nodes;
    private final List<Part> parts;

    Status(Installation installation) {
        this.nodes = installation.nodes().stream()
                .map(n -> new NodeStatus(n.name(), n.ports().url(), installation.healthy(n)))
                .toList();
        this.parts = installation.parts();
    }

    private record NodeStatus(String name, String url, boolean healthy) {}

    boolean healthy() {
        return nodes.stream().allMatch(NodeStatus::healthy);
    }

    String json() {
        JsonArray all = new JsonArray();
        nodes.forEach(n -> all.add(
                new JsonObject().put("name", n.name()).put("url", n.url()).put("healthy", n.healthy())));
        return new JsonObject().put("nodes", all).toString();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (NodeStatus node : nodes) {
            text.append(String.format(
                    "%-10s%s  %s%n", node.name(), node.url(), node.healthy() ? "healthy" : "not healthy"));
        }
        for (Part part : parts) {
            text.append(String.format("  %-22s%s%n", part.name(), part.running() ? "running" : "stopped"));
        }
        return text.toString().stripTrailing();
    }
}
