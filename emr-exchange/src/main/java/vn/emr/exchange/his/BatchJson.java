package vn.emr.exchange.his;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import vn.emr.audit.his.FollowHisBatch;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisAnswer;
import vn.emr.domain.his.upload.HisBatchTotals;
import vn.emr.domain.his.upload.HisFile;
import vn.emr.domain.his.upload.HisUpload;
import vn.emr.exchange.his.finding.Findings;
import vn.emr.exchange.his.finding.ReportJson;

/** What became of files that came together ({@code docs/his-report.md}): each with the address of its own report. */
public final class BatchJson {

    private final Function<UUID, String> address;

    /** Writes batches whose exports are found at these addresses. */
    public BatchJson(Function<UUID, String> address) {
        this.address = address;
    }

    /** The batch as far as it is, with the files that are shown. */
    public String write(FollowHisBatch.Shown shown) {
        HisBatchTotals totals = shown.totals();
        JsonObject json = new JsonObject()
                .put("id", shown.batch().id().toString())
                .put("facility", shown.batch().facility())
                .put("received", shown.batch().opened().toString())
                .put("state", totals.ended() ? "DONE" : "IMPORTING");
        number(json, "file_count", totals.files());
        number(json, "waiting", totals.waiting());
        number(json, "files_accepted", totals.accepted());
        number(json, "files_warned", totals.warned());
        number(json, "files_refused", totals.refused());
        number(json, "accepted", totals.hosoAccepted());
        number(json, "warned", totals.hosoWarned());
        number(json, "refused", totals.hosoRefused());
        JsonArray files = new JsonArray();
        shown.files().forEach(f -> files.add(file(f)));
        return ReportJson.write(json.put("files", files), "", "files");
    }

    private JsonObject file(HisFile file) {
        JsonObject json = new JsonObject().put("name", file.name()).put("state", state(file));
        number(json, "bytes", file.size());
        if (file.archive() != null) {
            json.put("zip", file.archive().toString());
        }
        if (file.export() == null) {
            json.put("upload", file.upload().toString());
        } else {
            export(json, file.export());
        }
        return file.problem() == null
                ? json
                : json.put("answer", "refused").put("findings", new JsonArray().add(Findings.describe(file.problem())));
    }

    private void export(JsonObject json, HisFile.Import export) {
        json.put("id", export.id().toString()).put("location", address.apply(export.id()));
        number(json, "hoso_done", export.hosoDone());
        number(json, "hoso_total", export.hosoTotal());
        if (export.answer() != HisAnswer.NONE) {
            json.put("answer", export.answer().name().toLowerCase(Locale.ROOT));
            number(json, "accepted", export.accepted());
            number(json, "warned", export.warned());
            number(json, "refused", export.refused());
        }
    }

    private static String state(HisFile file) {
        if (file.export() != null) {
            return file.export().state().name();
        }
        return file.state() == HisUpload.State.TAKEN ? "OPENED" : file.state().name();
    }

    private static void number(JsonObject json, String name, long value) {
        json.putNumber(name, Long.toString(value));
    }
}
