package vn.emr.exchange.his.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.store.Hash;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Findings;
import vn.emr.exchange.his.finding.ReportJson;
import vn.emr.exchange.his.map.Unmapped;
import vn.emr.exchange.his.read.Envelope;

/** One report a line, in the form of the doors ({@code docs/his-report.md}) without what only a node can say. */
final class JsonReport extends Report {

    private final PrintStream out;
    private boolean first;

    JsonReport(PrintStream out) {
        this.out = out;
    }

    @Override
    void begin(PathFile file) throws IOException {
        super.begin(file);
        out.print("{\"file\":");
        out.print(new JsonObject()
                .put("name", file.name())
                .putNumber("bytes", Long.toString(Files.size(file.path())))
                .put("sha256", sha256(file)));
        first = true;
    }

    private static String sha256(PathFile file) throws IOException {
        MessageDigest digest = Hash.digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = file.open()) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Hash.hex(digest.digest());
    }

    @Override
    void envelope(@Nullable Envelope envelope, List<Finding> findings) {
        super.envelope(envelope, findings);
        said(envelope == null ? "" : envelope.facility(), Findings.describe(findings));
    }

    @Override
    void problem(HisProblem problem) {
        super.problem(problem);
        said("", new JsonArray().add(Findings.describe(problem)));
    }

    private void said(String facility, JsonArray findings) {
        JsonObject said = new JsonObject().put("facility", facility).put("findings", findings);
        String text = ReportJson.write(said, "", "findings");
        out.print((text.startsWith("{,") ? "" : ",") + text.substring(1, text.length() - 1) + ",\"hoso\":[");
        first = true;
    }

    @Override
    void hoso(int no, CheckedHoso hoso) {
        super.hoso(no, hoso);
        JsonObject json = new JsonObject()
                .putNumber("no", Integer.toString(no))
                .put("ma_lk", hoso.key().orElse(null))
                .put("answer", Findings.answer(hoso.findings()))
                .put("rules", Findings.texts(Findings.rules(hoso.findings())))
                .put("findings", Findings.describe(hoso.findings()))
                .put("unmapped", Unmapped.describe(unmapped(hoso)));
        out.print((first ? "" : ",") + ReportJson.write(json, "", "rules", "findings", "unmapped"));
        first = false;
    }

    @Override
    void endFile() {
        super.endFile();
        JsonObject json = new JsonObject().put("answer", answer()).put("rules", Findings.texts(rules()));
        for (String answer : List.of("accepted", "warned", "refused")) {
            json.putNumber(answer, Integer.toString(hosos(answer)));
        }
        out.println("]," + ReportJson.write(json, "", "rules").substring(1));
        out.flush();
    }

    @Override
    void end() {
        out.flush();
    }
}
