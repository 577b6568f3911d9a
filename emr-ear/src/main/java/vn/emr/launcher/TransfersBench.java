package vn.emr.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.ContentCodec;

/**
 * What a referral weighs on the line and how long it takes until its receipt is stored. The referrals are made as a
 * doctor makes them; the line between the nodes runs through a counter while the suite runs.
 */
final class TransfersBench implements Bench.Suite {

    private static final Map<String, String> TYPED = Map.of(
            "urgency",
            "urgent",
            "reason",
            "2",
            "CLINICAL_SIGNS",
            "Mạch 96 lần/phút, huyết áp 167/102 mmHg, SpO2 93 %",
            "FURTHER_TREATMENT",
            "Chuyển Trung tâm Thận - Tiết niệu và Lọc máu",
            "TRANSPORT",
            "Xe cứu thương");
    private static final int WARM = 10;
    private static final int MEASURED = 20;
    private static final int MANY = 40;

    private final Installation installation;

    TransfersBench(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void run(Bench bench) {
        HisDoor door = new HisDoor(installation, Site.PROVINCE);
        Doctor doctor = Doctor.signedIn(installation.node(Site.PROVINCE).ports().url());
        String before = address();
        try (CountingLine line =
                new CountingLine(installation.node(Site.BACHMAI).ports().https())) {
            address("https://localhost:" + line.port() + "/exchange");
            measure(bench, door, doctor, line);
        } finally {
            address(before);
        }
    }

    private void measure(Bench bench, HisDoor door, Doctor doctor, CountingLine line) {
        for (int i = 0; i < WARM; i++) {
            one(door, doctor);
        }
        List<Double> bytes = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        Sent last = null;
        for (int i = 0; i < MEASURED; i++) {
            line.bytes();
            last = one(door, doctor);
            millis.add(last.millis());
            bytes.add((double) line.bytes());
        }
        bench.figure("transfers.entries", last == null ? 0 : (double) entries(last.referral()), "entries");
        bench.figure("transfers.receipt_ms", median(millis), "ms");
        bench.figure("transfers.first_bytes", median(bytes), "bytes");
        if (last != null) {
            bench.figure("transfers.gzip_bytes", gzip(last.referral()), "bytes");
        }
        trial(bench, door, doctor, line);
        many(bench, door, doctor);
    }

    /** The cases of {@code demo trial}, one after the other; those that were sent before are sent no second time. */
    private void trial(Bench bench, HisDoor door, Doctor doctor, CountingLine line) {
        List<Double> bytes = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        new Trial(installation, System.out).each(door, patient -> {
            Visitor.Visit form = doctor.referralOf(patient);
            if (form.html().contains("value=\"send\"")) {
                line.bytes();
                millis.add(sent(doctor, form, Map.of()).millis());
                bytes.add((double) line.bytes());
            }
        });
        bench.figure("transfers.trial_cases", millis.size(), "referrals");
        if (!millis.isEmpty()) {
            bench.figure("transfers.trial_receipt_ms_median", median(millis), "ms");
            bench.figure("transfers.trial_first_bytes_median", median(bytes), "bytes");
            bench.figure("transfers.trial_first_bytes_max", Collections.max(bytes), "bytes");
        }
    }

    /**
     * A referral that was sent and receipted.
     *
     * @param referral its id
     * @param millis from the press of the button until the receipt was stored
     */
    private record Sent(String referral, double millis) {}

    private Sent one(HisDoor door, Doctor doctor) {
        return sent(doctor, doctor.referralOf(patient(door)), TYPED);
    }

    private Sent sent(Doctor doctor, Visitor.Visit form, Map<String, String> typed) {
        String referral = form.find("action=\"/referrals/([0-9a-f-]{36})");
        long began = System.nanoTime();
        doctor.send(form, typed);
        while (number("select count(*) from emr.receipt x join emr.message m on m.id = x.message where m.referral = '"
                        + referral + "'")
                == 0) {
            Pause.millis(5);
        }
        return new Sent(referral, (System.nanoTime() - began) / 1e6);
    }

    /** How many a second, both nodes on this machine: all are queued first, while the line is closed. */
    private void many(Bench bench, HisDoor door, Doctor doctor) {
        String open = address();
        address("https://localhost:1/exchange");
        List<String> referrals = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Visitor.Visit form = doctor.referralOf(patient(door));
            referrals.add(form.find("action=\"/referrals/([0-9a-f-]{36})"));
            doctor.send(form, TYPED);
        }
        address(open);
        long began = System.nanoTime();
        update("update emr.message_out set next_try = now(), claimed = null where state = 1");
        String waiting = "select count(*) from emr.message_out where state = 1 and referral in ('"
                + String.join("','", referrals) + "')";
        while (number(waiting) > 0) {
            Pause.millis(10);
        }
        bench.figure("transfers.per_s", MANY / ((System.nanoTime() - began) / 1e9), "1/s");
    }

    private String patient(HisDoor door) {
        JsonObject report = door.send(BenchEpisode.next());
        return report.objects("hoso")
                .findFirst()
                .flatMap(h -> h.text("patient"))
                .orElseThrow(() -> Failure.failed("The bench's episode was not taken: " + report));
    }

    private String address() {
        return text("select url from emr.partner_node where name = 'bachmai'");
    }

    private void address(String url) {
        update("update emr.partner_node set url = '" + url + "' where name = 'bachmai'");
    }

    private long entries(String referral) {
        return number("select count(*) from emr.entry e join emr.resource r on r.stream = e.stream and r.seq = e.seq"
                + " where r.patient = (select patient from emr.referral where id = '" + referral + "')"
                + " and e.type not in (23, 24, 25)");
    }

    /** The same resources as plain FHIR JSON under gzip. */
    private double gzip(String referral) {
        StringBuilder bundle = new StringBuilder("{\"resourceType\":\"Bundle\",\"entry\":[");
        String sql = "select c.dict, c.bytes from emr.entry_content c join emr.resource r on r.stream = c.stream"
                + " and r.seq = c.seq where r.patient = (select patient from emr.referral where id = '" + referral
                + "') and r.type not in (23, 24, 25)";
        try (Connection connection = installation.node(Site.PROVINCE).postgres().connectAsOwner();
                PreparedStatement find = connection.prepareStatement(sql);
                ResultSet row = find.executeQuery()) {
            while (row.next()) {
                byte[] content = ContentCodec.decompress(row.getInt(1), row.getBytes(2));
                bundle.append("{\"resource\":")
                        .append(new String(content, StandardCharsets.UTF_8))
                        .append("},");
            }
        } catch (SQLException e) {
            throw Failure.failed("Can't measure: " + e.getMessage());
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bundle.append("]}").toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.size();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private long number(String sql) {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) {
        try (Connection connection = installation.node(Site.PROVINCE).postgres().connectAsOwner();
                PreparedStatement find = connection.prepareStatement(sql);
                ResultSet row = find.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw Failure.failed("Can't measure: " + e.getMessage());
        }
    }

    private void update(String sql) {
        try (Connection connection = installation.node(Site.PROVINCE).postgres().connectAsOwner();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.executeUpdate();
        } catch (SQLException e) {
            throw Failure.failed("Can't measure: " + e.getMessage());
        }
    }
}
