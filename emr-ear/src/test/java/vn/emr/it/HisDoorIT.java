package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.emr.domain.content.JsonObject;

/** The door for HIS exports, as a HIS uses it. */
class HisDoorIT {

    private static final Path BAD = Path.of("../emr-exchange/src/test/resources/his/bad");
    private static final String EXPORTS = "/exchange/his/exports";

    private final RunningNode node = RunningNode.get();

    @Test
    void asks_who_it_is() {
        HttpResponse<String> answer = node.send(HttpRequest.newBuilder(URI.create(node.url() + EXPORTS))
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<x/>")));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void refuses_who_may_not_import_in_its_own_language() {
        HttpResponse<String> answer = new HisSystem("doctor").post("<x/>".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void imports_once_and_tells_that_the_same_file_was_there() throws IOException {
        byte[] file = Files.readAllBytes(BAD.resolve("sent-twice-1.xml"));
        JsonObject first = report("his-24X05", file);
        JsonObject second = report("his-24X05", file);
        assertThat(first.text("answer")).hasValue("accepted");
        assertThat(second.text("entries_added")).hasValue("0");
        assertThat(second.toString()).contains("file.same");
    }

    @Test
    void reads_a_broken_file_as_refused_and_keeps_nothing() throws IOException, SQLException {
        long before = count("select count(*) from emr.entry");
        JsonObject report = report("his-24X05", Files.readAllBytes(BAD.resolve("truncated.xml")));
        assertThat(report.text("answer")).hasValue("refused");
        assertThat(report.toString()).contains("xml.malformed");
        assertThat(count("select count(*) from emr.entry")).isEqualTo(before);
    }

    @Test
    void lets_no_facility_send_for_another() throws IOException {
        JsonObject report = report("his-24X05", Files.readAllBytes(BAD.resolve("other-facility.xml")));
        assertThat(report.toString()).contains("facility.not-sender");
        assertThat(report.text("entries_added")).hasValue("0");
    }

    @Test
    void makes_one_person_of_one_new_patient_who_comes_sixteen_times_at_once() throws Exception {
        String serial = String.format("%06d", System.nanoTime() % 1_000_000);
        String number = "024061" + serial;
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try {
            List<Callable<JsonObject>> sends = IntStream.rangeClosed(1, 16)
                    .<Callable<JsonObject>>mapToObj(i -> () -> report(
                            String.format("his-24X%02d", i),
                            Episodes.visit(String.format("24X%02d", i), number, serial)))
                    .toList();
            for (Future<JsonObject> sent : clients.invokeAll(sends)) {
                assertThat(sent.get()
                                .text("entries_added")
                                .map(Integer::parseInt)
                                .orElse(0))
                        .as(sent.get().toString())
                        .isPositive();
            }
        } finally {
            clients.shutdown();
        }
        assertThat(count("select count(distinct person) from emr.person_number where system = 1 and value = '" + number
                        + "'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from emr.patient_link where person ="
                        + " (select person from emr.person_number where system = 1 and value = '" + number + "')"))
                .isEqualTo(16);
    }

    private static JsonObject report(String account, byte[] file) {
        return new HisSystem(account).send(file);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = node.superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
