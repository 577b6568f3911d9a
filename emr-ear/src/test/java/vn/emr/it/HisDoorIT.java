package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import vn.emr.domain.content.CanonicalJson;
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
    void says_in_two_languages_what_it_does_not_take() {
        HttpResponse<String> type = node.send(node.as("his-24X05", EXPORTS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(type.statusCode()).isEqualTo(415);
        assertThat(json(type.body()).text("title").orElse("")).contains("application/xml", "multipart/form-data");
        assertThat(json(type.body()).text("vi").orElse("")).startsWith("Kiểu nội dung không được nhận");
        HttpResponse<String> method = node.send(node.as("his-24X05", EXPORTS).GET());
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow").orElse("")).contains("POST");
        HttpResponse<String> none = node.send(node.as("his-24X05", EXPORTS)
                .header("Content-Type", "multipart/form-data;boundary=x")
                .POST(BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n")));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("urn:vn:emr:problem:upload.no-file");
        HttpResponse<String> unknown = node.send(node.as("his-24X05", EXPORTS + "/abc"));
        assertThat(json(unknown.body()).text("title")).hasValue("Your facility has no HIS export of this id");
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

    private HttpResponse<String> form(String account, String... files) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String file : files) {
            body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.endsWith(".zip") ? zip() : sample(file));
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return followed(
                account,
                node.send(node.as(account, EXPORTS)
                        .header("Content-Type", "multipart/form-data;boundary=x")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    private HttpResponse<String> followed(String account, HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        while (answer.statusCode() == 202) {
            String location = URI.create(answer.headers().firstValue("Location").orElseThrow())
                    .getPath();
            answer = node.send(node.as(account, location));
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** The file with other white space at its end than ever before: the same bytes would be known, and not looked at. */
    private static byte[] sample(String name) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Files.readAllBytes(BAD.resolve(name)));
        file.writeBytes(Long.toBinaryString(System.nanoTime())
                .replace('0', ' ')
                .replace('1', '\n')
                .getBytes(StandardCharsets.UTF_8));
        return file.toByteArray();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("wrong-totals.xml", "not-xml-pdf.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(sample(name));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void takes_a_form_of_files_and_zips_and_answers_for_each() throws IOException {
        JsonObject batch = json(form("his-24X05", "count-differs.xml", "thang.zip", "truncated.xml")
                .body());
        assertThat(batch.objects("files").map(f -> f.text("name").orElse("")))
                .containsExactly(
                        "count-differs.xml", "thang.zip", "wrong-totals.xml", "not-xml-pdf.xml", "truncated.xml");
        assertThat(batch.objects("files").map(f -> f.text("answer").orElse("")))
                .containsExactly("warned", "", "warned", "refused", "refused");
        assertThat(batch.text("files_refused")).hasValue("2");
        assertThat(batch.text("files_warned")).hasValue("2");
        String location = batch.objects("files")
                .filter(f -> f.text("name").orElse("").equals("not-xml-pdf.xml"))
                .flatMap(f -> f.text("location").stream())
                .findFirst()
                .orElseThrow();
        String report =
                node.send(node.as("his-24X05", URI.create(location).getPath())).body();
        assertThat(report).contains("file.kind").contains("xml.malformed");
        assertThat(node.send(node.as(
                                "his-24X06",
                                EXPORTS.replace("exports", "batches/")
                                        + batch.text("id").orElse("")))
                        .statusCode())
                .as("another facility's")
                .isEqualTo(404);
    }

    @Test
    void takes_a_zip_as_the_whole_body_and_refuses_a_broken_one_with_its_reason() throws IOException {
        HttpResponse<String> answer = followed(
                "his-24X05",
                node.send(node.as("his-24X05", EXPORTS + "?name=hong.zip")
                        .header("Content-Type", "application/zip")
                        .POST(BodyPublishers.ofByteArray(Arrays.copyOf(zip(), 300)))));
        JsonObject file = json(answer.body()).objects("files").findFirst().orElseThrow();
        assertThat(file.text("name")).hasValue("hong.zip");
        assertThat(file.text("findings", "rule")).contains("zip.broken");
    }

    @Test
    void takes_what_lies_in_the_watched_folder_and_puts_it_beside_its_report() throws IOException {
        Path folder = node.home().resolve("province/his-folders/24X05");
        String name = "thu-muc-" + System.nanoTime() + ".xml";
        Path part = folder.resolve(name + ".part");
        Files.copy(BAD.resolve("long-name.xml"), part);
        Files.move(part, folder.resolve(name));
        Path report = folder.resolve("done").resolve(name + ".report.json");
        Patience.until(
                "the report beside the file",
                Duration.ofMinutes(2),
                () -> Files.exists(folder.resolve("done").resolve(name)));
        JsonObject json = json(Files.readString(report));
        assertThat(node.send(node.as(
                                "his-24X05", EXPORTS + '/' + json.text("id").orElseThrow()))
                        .body())
                .as("the same as the door's")
                .isEqualTo(Files.readString(report));
    }

    @Test
    void health_says_how_the_watched_folders_are() {
        HttpResponse<String> health =
                node.send(HttpRequest.newBuilder(URI.create(node.management() + "/health/ready")));
        JsonObject folders = json(health.body())
                .objects("checks")
                .filter(c -> c.text("name").filter("his-folders"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(folders.text("status")).contains("UP");
        assertThat(folders.text("data", "troubled")).contains("");
    }

    private static JsonObject json(String body) {
        return CanonicalJson.parse(body.getBytes(StandardCharsets.UTF_8));
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
