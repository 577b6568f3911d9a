package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.access.Role;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.kernel.SystemClock;

/**
 * One of everything that has an id, at a facility: a patient who came and was transferred, and what people did about that. By the
 * paths that lead to it.
 */
final class Hidden {

    private static final String ELSEWHERE = "24X05";
    private static final String TO = "01929";
    private static final String REASON = "Bat+tinh+tai+khoa+cap+cuu";
    private static final String CONSENT = "facility=" + ELSEWHERE + "&giver=Nguoi+benh&proof=Giay+so+12&until=";
    private static final String REQUEST =
            "authority=Toa+an&number=12/CV-TA&subject=Ban+sao&reader=health-department&dated=01/01/2026&due=";

    private final RunningNode node = RunningNode.get();
    private final String facility;
    private final String name;
    private final String patient;
    private final Map<String, String> ids = new LinkedHashMap<>();

    private Hidden(String facility) {
        this.facility = facility;
        String serial = String.format("%06d", System.nanoTime() % 1_000_000);
        name = "Lò Thị Ẩn x" + serial;
        JsonObject report = HisSystem.of(facility).send(Episodes.transfer(facility, serial, name));
        patient = one("select patient from emr.patient_search where name = '" + name + "'");
        ids.put("/patients/{patient}", patient);
        ids.put("/exchange/his/exports/{id}", report.text("id").orElseThrow());
        ids.put("/imports/{id}", report.text("id").orElseThrow());
        ids.put("/patients/{patient}/episodes/{episode}", resource(11));
        ids.put("/patients/{patient}/files/{file}", resource(23));
        ids.put("/referrals/proposals/{request}", resource(21));
    }

    /** Makes all of it at this facility, as its people would. */
    static Hidden at(String facility) throws Exception {
        Hidden hidden = new Hidden(facility);
        hidden.refer();
        hidden.open();
        hidden.upload();
        hidden.ask();
        return hidden;
    }

    private static String soon() {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy")
                .format(LocalDate.now(SystemClock.VIETNAM).plusDays(1));
    }

    private void refer() throws Exception {
        Badge doctor = Badge.of(node, Role.DOCTOR, facility);
        HttpResponse<String> begun = doctor.post("/patients/" + patient + "/refer", "to=" + TO);
        String address = begun.headers().firstValue("Location").orElseThrow();
        String referral = address.substring(address.lastIndexOf('/') + 1);
        ids.put("/referrals/{id}", referral);
        ids.put("/inbox/{id}", referral);
        String file = "insert into emr.referral_file (id, added, referral, facility, length, type, sha256, title)"
                + " select gen_random_uuid(), now(), id, facility, 0, 'image/png', '\\x00', 'x' from emr.referral where id = '"
                + referral + "' returning id";
        ids.put("/referrals/{id}/files/{file}", one(file));
        doctor.post("/patients/" + patient + "/consents", CONSENT + soon());
        ids.put("/patients/{patient}/consents/{consent}", grant(3));
    }

    private void open() throws Exception {
        String number = one("select value from emr.person_number n join emr.patient_link l on l.person = n.person"
                + " where n.system = 1 and l.patient = '" + patient + "'");
        Badge.of(node, Role.DOCTOR, ELSEWHERE).post("/emergency", "number=" + number + "&reason=" + REASON);
        ids.put("/overrides/{opening}", grant(5));
        ids.put("/emergency/{opening}", grant(5));
    }

    private void upload() throws Exception {
        HttpResponse<String> begun = Badge.of(node, Role.RECORDS_OFFICER, facility)
                .post("/imports/uploads", "batch=&name=an.xml&size=100&checksum=0");
        JsonObject upload = CanonicalJson.parse(begun.body().getBytes(StandardCharsets.UTF_8));
        ids.put("/imports/uploads/{id}", upload.text("upload").orElseThrow());
        ids.put("/imports/batches/{id}", upload.text("batch").orElseThrow());
        ids.put("/exchange/his/batches/{id}", upload.text("batch").orElseThrow());
    }

    private void ask() throws Exception {
        Badge.of(node, Role.RECORDS_OFFICER, facility).post("/patients/" + patient + "/requests", REQUEST + soon());
        ids.put("/requests/{request}", one("select id from emr.legal_request where patient = '" + patient + "'"));
        ids.put(
                "/identity/{task}",
                one("insert into emr.identity_task (id, facility, patient, rule, system, opened)"
                        + " select gen_random_uuid(), key, '" + patient
                        + "', 'identity.alike', 0, now() from emr.facility"
                        + " where code = '" + facility + "' returning id"));
    }

    /** Takes away what would be in others' way. */
    void remove() throws Exception {
        Badge.of(node, Role.RECORDS_OFFICER, facility)
                .post("/imports/uploads/" + ids.get("/imports/uploads/{id}") + "/cancel", "");
        one("delete from emr.identity_task where id = '" + ids.get("/identity/{task}") + "' returning id");
        one("delete from emr.referral where id = '" + ids.get("/referrals/{id}") + "' returning id");
    }

    /** The name of the patient. */
    String name() {
        return name;
    }

    /** Id of the patient. */
    String patient() {
        return patient;
    }

    /** The id at the end of this path. */
    Optional<String> id(String path) {
        return Optional.ofNullable(ids.get(path));
    }

    /** An id that nobody has, at the end of every path to which there is one that somebody has. */
    Optional<String> nobodys(String path) {
        return id(path).map(id ->
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private String resource(int type) {
        return one("select id from emr.resource where patient = '" + patient + "' and type = " + type + " limit 1");
    }

    private String grant(int basis) {
        return one("select register from emr.patient_grant where patient = '" + patient + "' and basis = " + basis);
    }

    private String one(String statement) {
        try (Connection db = node.superuser();
                ResultSet found = db.createStatement().executeQuery(statement)) {
            assertThat(found.next()).as(statement).isTrue();
            return found.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }
}
