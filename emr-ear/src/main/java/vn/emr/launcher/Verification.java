package vn.emr.launcher;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.emr.audit.verify.VerificationReport;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;

/**
 * The logs of all nodes, recomputed.
 *
 * @param reports of each node
 */
record Verification(Map<String, VerificationReport> reports) {

    /** Verifies one node after the other, as the owner of the tables. */
    static Verification of(List<Node> nodes) {
        Map<String, VerificationReport> reports = new LinkedHashMap<>();
        for (Node node : nodes) {
            try (Connection connection = node.postgres().connectAsOwner()) {
                reports.put(node.name(), Verifier.verify(connection));
            } catch (SQLException e) {
                throw Failure.failed("Can't verify " + node.name() + ": " + e.getMessage());
            }
        }
        return new Verification(reports);
    }

    boolean ok() {
        return reports.values().stream().allMatch(VerificationReport::ok);
    }

    /** For people: each node's name, then what was found there. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        reports.forEach((node, report) -> {
            lines.add(node);
            lines.addAll(report.lines());
        });
        return lines;
    }

    /** For programs: the sums over all nodes, each failure with its node, and the report of each. */
    String json() {
        List<String> failures = new ArrayList<>();
        List<String> nodes = new ArrayList<>();
        reports.forEach((node, report) -> {
            read(report)
                    .objects("failures")
                    .forEach(f -> failures.add(f.put("node", node).toString()));
            nodes.add("{\"name\":\"" + node + "\"," + report.json().substring(1));
        });
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ok", Boolean.toString(ok()));
        sums().forEach((name, sum) -> all.put(name, sum.toPlainString()));
        all.put("failures", failures.toString());
        all.put("nodes", nodes.toString());
        return all.entrySet().stream()
                .map(e -> '"' + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Of whatever numbers the reports have. */
    private Map<String, BigDecimal> sums() {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        reports.values()
                .forEach(report -> read(report).properties().forEach((name, value) -> {
                    if (value instanceof JsonValue.Numeral number) {
                        sums.merge(name, new BigDecimal(number.text()), BigDecimal::add);
                    }
                }));
        return sums;
    }

    private static JsonObject read(VerificationReport report) {
        return CanonicalJson.parse(report.json().getBytes(StandardCharsets.UTF_8));
    }
}
