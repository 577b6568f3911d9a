package vn.emr.exchange.his.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML4 → one DiagnosticReport per service and time of result, over the Observations of its rows. */
final class ReportMapping {

    /** Rows of one report, with their Observations. */
    private record Group(List<HisRow> rows, List<Statement> results) {}

    private final Episode episode;
    private final Map<String, String> serviceNames;

    ReportMapping(Episode episode) {
        this.episode = episode;
        this.serviceNames = episode.hoso().rows("XML3").stream()
                .filter(r -> r.has("MA_DICH_VU") && r.has("TEN_DICH_VU"))
                .collect(Collectors.toMap(r -> r.get("MA_DICH_VU"), r -> r.get("TEN_DICH_VU"), (a, b) -> a));
    }

    /** The reports; the Observations, one for each row of XML4, have their ids. */
    List<Statement> map(List<Statement> results) {
        Map<String, Group> groups = new LinkedHashMap<>();
        List<HisRow> rows = episode.hoso().rows("XML4");
        for (int i = 0; i < rows.size(); i++) {
            HisRow row = rows.get(i);
            if (row.has("MA_DICH_VU")) {
                Group group = groups.computeIfAbsent(key(row), k -> new Group(new ArrayList<>(), new ArrayList<>()));
                group.rows.add(row);
                group.results.add(results.get(i));
            }
        }
        return groups.entrySet().stream()
                .map(g -> report(g.getKey(), g.getValue()))
                .toList();
    }

    /** Key of the report on a service, by a row of XML4 or of XML3. */
    static String key(HisRow row) {
        return String.join("|", "report", row.get("MA_DICH_VU"), row.get("NGAY_KQ"));
    }

    private Statement report(String key, Group group) {
        HisRow first = group.rows.get(0);
        String service = first.get("MA_DICH_VU");
        JsonArray references = new JsonArray();
        group.results.forEach(r -> references.add(r.reference()));
        JsonObject report = episode.resource("DiagnosticReport")
                .put("status", "final")
                .put("category", Fhir.array(Fhir.concept("", Fhir.coding(Fhir.hl7("v2-0074"), category(first)))))
                .put(
                        "code",
                        Fhir.concept(serviceNames.getOrDefault(service, ""), Fhir.coding(Systems.SERVICE, service)))
                .put("effectiveDateTime", HisTime.dateTime(first.get("NGAY_KQ")))
                .put("result", references)
                .put("resultsInterpreter", Fhir.staff(readers(group)))
                .put("conclusion", conclusion(group));
        return new Statement(key, report, HisTime.start(first.get("NGAY_KQ")));
    }

    private static String category(HisRow row) {
        return switch (ResultMapping.category(row)) {
            case "laboratory" -> "LAB";
            case "imaging" -> "RAD";
            default -> "OTH";
        };
    }

    private static List<String> readers(Group group) {
        return group.rows.stream()
                .flatMap(r -> r.filled("MA_BS_DOC_KQ").stream())
                .distinct()
                .toList();
    }

    private static String conclusion(Group group) {
        return group.rows.stream()
                .filter(r -> !r.has("GIA_TRI"))
                .flatMap(r -> Stream.of(r.get("KET_LUAN")))
                .filter(c -> !c.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
