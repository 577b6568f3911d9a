package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/**
 * What was acknowledged is durable (invariant 1): the node is killed with {@code kill -9} in the middle of an import that
 * it has said 202 to, or of taking the files of a watched folder. Started again, it goes on, and every episode is in the record once.
 */
class ImportBreaksIT {

    private static final String PROVINCE = RunningNode.PROVINCE;
    private static final String FACILITY = "24X11";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** More than the door waits for before it answers 202. */
    private static final int HOSO = 1500;

    private static final int FINDINGS = 4;

    private static final String WATCHED = "24X12";
    private static final int FILES = 60;

    private final RunningNode node = RunningNode.get();
    private final HisSystem his = HisSystem.of(FACILITY);
    private final String serial = String.format("%02d", System.nanoTime() % 100);

    @Test
    void an_import_goes_on_after_kill_9_of_the_node() {
        HttpResponse<String> acknowledged = his.post(file());
        assertThat(acknowledged.statusCode()).isEqualTo(202);
        String location = URI.create(
                        acknowledged.headers().firstValue("Location").orElseThrow())
                .getPath();
        UUID export = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        Patience.until("the import is under way", PATIENCE, () -> done(export) > HOSO / 20);
        assertThat(node.launcher("kill", "province-wildfly")).isZero();
        int before = done(export);
        assertThat(before).as("episodes before it was killed").isLessThan(HOSO);
        assertThat(node.launcher("start", "province-wildfly")).isZero();
        Patience.until(
                "the report",
                PATIENCE,
                () -> node.sql(PROVINCE, "select state from emr.his_export where id = '" + export + "'")
                        .equals("3"));
        JsonObject report = report(location);
        assertThat(report.text("refused")).hasValue("0");
        assertThat(report.objects("hoso").map(h -> h.text("no").orElse("")).toList())
                .isEqualTo(IntStream.rangeClosed(1, HOSO)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(episodes(FACILITY)).as("episodes, each once").isEqualTo(HOSO);
        assertThat(entries(report)).as("entries that the report counts").isEqualTo(entriesInTheLog());
        assertThat(node.launcher("verify")).isZero();
    }

    @Test
    void files_of_a_watched_folder_are_imported_once_though_the_node_is_killed_while_it_takes_them()
            throws IOException {
        Path folder = node.home().resolve(PROVINCE).resolve("his-folders").resolve(WATCHED);
        Set<String> names = new TreeSet<>();
        for (int i = 1; i <= FILES; i++) {
            String key = serial + "-" + i;
            Files.write(
                    folder.resolve(key + ".xml"),
                    Episodes.visit(WATCHED, citizen(5000 + i), key, "Vi Thị Thư", FINDINGS));
            names.add(key + ".xml");
        }
        String taken = "select count(*) from emr.his_folder_file where name like '" + serial + "-%'";
        Patience.until("the first is taken", PATIENCE, () -> number(taken) > 0);
        assertThat(node.launcher("kill", "province-wildfly")).isZero();
        assertThat(files(folder.resolve("done")))
                .as("through before it was killed")
                .isNotEqualTo(names);
        assertThat(node.launcher("start", "province-wildfly")).isZero();
        Patience.until(
                "all are through", PATIENCE, () -> files(folder.resolve("done")).equals(names));
        assertThat(files(folder)).isEmpty();
        for (String name : names) {
            assertThat(folder.resolve("done").resolve(name + ".report.json")).exists();
        }
        assertThat(number("select count(*) from emr.his_export where file_name like '" + serial + "-%.xml'"))
                .as("exports, one a file")
                .isEqualTo(FILES);
        assertThat(episodes(WATCHED)).as("episodes, each once").isEqualTo(FILES);
    }

    /** The exports of this test in the directory. */
    private Set<String> files(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(f -> f.getFileName().toString())
                    .filter(f -> f.startsWith(serial + "-") && f.endsWith(".xml"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file of many episodes, each of somebody else. */
    private byte[] file() {
        String one = new String(
                Episodes.visit(FACILITY, citizen(1), serial + "-1", "Vi Văn Đứt", FINDINGS), StandardCharsets.UTF_8);
        String unit = one.substring(one.indexOf("<HOSO>"), one.indexOf("</HOSO>") + "</HOSO>".length());
        String units = IntStream.rangeClosed(1, HOSO)
                .mapToObj(i -> unit.replace(citizen(1), citizen(i)).replace(serial + "-1<", serial + '-' + i + '<'))
                .collect(Collectors.joining());
        return one.replace(unit, units)
                .replace("<SOLUONGHOSO>1<", "<SOLUONGHOSO>" + HOSO + '<')
                .getBytes(StandardCharsets.UTF_8);
    }

    private String citizen(int person) {
        return String.format("024061%s%04d", serial, person);
    }

    private int done(UUID export) {
        return number("select hoso_done from emr.his_export where id = '" + export + "'");
    }

    private JsonObject report(String location) {
        HttpResponse<String> answer = node.send(node.as("his-" + FACILITY, location));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return CanonicalJson.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private int episodes(String facility) {
        return number("select count(*) from emr.his_content c join emr.stream s on s.subject = c.subject"
                + " where s.kind = 3 and s.natural_key like '" + facility + serial + "-%' and c.version = 1");
    }

    private static int entries(JsonObject report) {
        return report.text("entries_added").map(Integer::parseInt).orElse(-1);
    }

    /** In the streams of the episodes, the patients and the persons behind. */
    private int entriesInTheLog() {
        String patients = "select p.subject from emr.stream p where p.natural_key like 'BN" + serial + "-%'";
        return number(
                "select count(*) from emr.entry e join emr.stream s on s.key = e.stream where s.natural_key like '"
                        + FACILITY + serial + "-%' or s.subject in (" + patients
                        + ") or s.subject in (select person from"
                        + " emr.patient_link where patient in (" + patients + "))");
    }

    private int number(String statement) {
        return Integer.parseInt(node.sql(PROVINCE, statement));
    }
}
