package vn.emr.exchange.his.map;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisRows;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.read.Hoso;
import vn.emr.exchange.his.read.HosoReader;
import vn.emr.exchange.his.resend.Fingerprints;
import vn.emr.exchange.his.resend.Resend;
import vn.emr.exchange.his.resend.Statement;

/** A HOSO of a summary and one row, and what it becomes. */
final class Mapped {

    static final FacilityRef FACILITY = new FacilityRef(
            "24X09", "Bệnh viện Đa khoa tỉnh Bắc Giang", UUID.randomUUID(), Map.of("01929", "Bệnh viện Bạch Mai"));
    static final String SUMMARY = "<MA_LK>1</MA_LK><MA_BN>B1</MA_BN><HO_TEN>An</HO_TEN>"
            + "<NGAY_VAO>202501210000</NGAY_VAO><NGAY_RA>20250123</NGAY_RA>";

    static Hoso hoso(String summary, String table, String root) throws Unreadable {
        String text = "<HOSO>" + file("XML1", "<TONG_HOP>" + summary + "</TONG_HOP>")
                + (root.isEmpty() ? "" : file(table, "<T><D><R><MA_LK>1</MA_LK>" + root + "</R></D></T>")) + "</HOSO>";
        return HosoReader.read(text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static String file(String table, String content) {
        return "<FILEHOSO><LOAIHOSO>" + table + "</LOAIHOSO><NOIDUNGFILE>" + content + "</NOIDUNGFILE></FILEHOSO>";
    }

    static List<JsonObject> map(Hoso hoso) {
        Episode episode = new Episode(hoso, FACILITY, UUID.randomUUID(), UUID.randomUUID());
        Resend resend = new Resend(HisRows.none(), new Fingerprints(new byte[32]), UUID::randomUUID);
        return EpisodeMapping.map(episode, resend).stream()
                .map(Statement::content)
                .toList();
    }

    static JsonObject one(List<JsonObject> all, String type) {
        return all.stream()
                .filter(r -> r.text("resourceType").orElseThrow().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private Mapped() {}
}
