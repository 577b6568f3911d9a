package vn.emr.launcher;

import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/** What {@code ./emr status} says. */
final class Status {

    private Status() {}

    static String json(Node node, boolean healthy) {
        JsonObject one = new JsonObject()
                .put("name", Node.NAME)
                .put("url", node.ports().url())
                .put("healthy", healthy);
        return new JsonObject().put("nodes", JsonArray.of(one)).toString();
    }

    static String text(Node node, boolean healthy) {
        StringBuilder text = new StringBuilder(Node.NAME)
                .append("  ")
                .append(node.ports().url())
                .append("  ")
                .append(healthy ? "healthy" : "not healthy");
        for (Part part : node.parts()) {
            text.append("\n  ")
                    .append(String.format("%-12s", part.name()))
                    .append(part.running() ? "running" : "stopped");
        }
        return text.toString();
    }
}
