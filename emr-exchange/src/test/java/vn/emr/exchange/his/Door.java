package vn.emr.exchange.his;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.FollowHisExport;
import vn.emr.audit.ReceiveHisExport;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

/** Sends exports as the facilities' systems do, and reads what became of them. */
final class Door {

    private final EmrFixture emr;

    Door(EmrFixture emr) {
        this.emr = emr;
    }

    UUID receive(String sender, byte[] bytes) throws Exception {
        return emr.as(
                Callers.his(sender),
                () -> emr.bean(ReceiveHisExport.class).receive("test.xml", new ByteArrayInputStream(bytes)));
    }

    void importAll() throws Exception {
        Optional<UUID> done = emr.bean(HisImporter.class).importNext();
        while (done.isPresent()) {
            done = emr.bean(HisImporter.class).importNext();
        }
    }

    JsonObject report(String sender, UUID id) throws Exception {
        String report = emr.as(
                Callers.his(sender),
                () -> emr.bean(FollowHisExport.class).find(id).report());
        return CanonicalJson.parse(Objects.requireNonNull(report).getBytes(StandardCharsets.UTF_8));
    }

    JsonObject send(String sender, byte[] bytes) throws Exception {
        UUID id = receive(sender, bytes);
        importAll();
        return report(sender, id);
    }

    JsonObject send(String sender, String text) throws Exception {
        return send(sender, Samples.utf8(text));
    }

    JsonObject sendBad(String name) throws Exception {
        return send("24X05", Samples.bytes("bad/" + name));
    }

    List<StoredResource> resources(String facility, UUID patient) throws Exception {
        return emr.inTransaction(
                Callers.importer(facility), () -> emr.bean(Entries.class).compartment(patient));
    }

    static JsonObject hoso(JsonObject report) {
        return report.objects("hoso").findFirst().orElseThrow();
    }

    static UUID patient(JsonObject report) {
        return UUID.fromString(hoso(report).text("patient").orElseThrow());
    }

    static List<String> rules(JsonObject report) {
        return report.get("rules").map(r -> ((JsonArray) r).texts().toList()).orElse(List.of());
    }

    static int added(JsonObject report) {
        return Integer.parseInt(report.text("entries_added").orElseThrow());
    }
}
