package vn.emr.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.emr.audit.OpenChart;
import vn.emr.audit.proof.ReadProofs;
import vn.emr.audit.seal.OtherNode;
import vn.emr.audit.tree.SealedHead;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.audit.verify.tool.EmrVerify;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Appended;
import vn.emr.domain.store.ContentCodec;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.Hash;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;

/**
 * Somebody with all rights alters the database behind the application's back, as thoroughly as he can; the command of the
 * jar finds it in an export, and names the place.
 */
class EmrVerifyDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final int WHOLE = 0;
    private static final int FOUND = 1;

    private static List<Appended> episode = List.of();
    private static UUID patient = new UUID(0, 0);

    @TempDir
    static Path directory = Path.of(".");

    private static Path outside = directory;
    private static Path key = directory;

    @BeforeAll
    static void aLogOfWhichHeadsWereKeptElsewhere() throws Exception {
        patient = TestPatient.called("Đặng Văn Sổ").registeredBy(EMR).patient();
        episode = new TestEpisode(Callers.PROVINCIAL, patient, "LK-tool").write(EMR, 9);
        EMR.bean(TransparencyLog.class).headWithEverything();
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-last").write(EMR, 3);
        EMR.as(
                Callers.doctor(Callers.PROVINCIAL),
                () -> EMR.bean(OpenChart.class).open(patient));
        EMR.bean(TransparencyLog.class).headWithEverything();
        outside = directory.resolve("outside.jsonl");
        try (Connection owner = EMR.database().asOwner()) {
            assertThat(HeadFile.extend(outside, owner)).isEqualTo(2);
            assertThat(HeadFile.extend(outside, owner)).isZero();
        }
        key = EMR.keys().resolve("seal.pub.pem");
    }

    @Test
    void a_whole_log_is_whole_by_its_own_keys_and_by_those_that_somebody_holds() throws Exception {
        assertThat(after().code()).isEqualTo(WHOLE);
        Said said = after("--heads", outside.toString(), "--key", "province=" + key);
        assertThat(said.code()).as(said.text()).isEqualTo(WHOLE);
        assertThat(said.text())
                .containsPattern("[1-9][0-9]* entries, [1-9][0-9]* contents")
                .contains("The log is whole.");
        Path later = directory.resolve("later.jsonl");
        SealedHead head = HeadFile.read(outside).get(0);
        Files.writeString(
                later, new SealedHead(1 << 20, head.root(), Instant.now().plusSeconds(60), head.jws()).json() + "\n");
        assertThat(after("--heads", later.toString()).text())
                .as("a head that was sealed after the export was made")
                .contains("1 of the heads kept elsewhere were sealed later", "The log is whole.");
        assertThat(after("--json").text()).contains("\"ok\":true");
    }

    @Test
    void an_edited_content_is_found() throws Exception {
        String id = episode.get(3).id().toString();
        tampered(
                "content: EPISODE stream",
                ", entry 4, Observation/" + id,
                "update emr.entry_content set bytes = '\\x" + hex(ContentCodec.compress(edited(id)))
                        + "', dict = 1 where " + entry(4));
        tampered("content: EPISODE stream", ", entry 4, Observation/" + id, flip("entry_content", "bytes", 4));
        tampered("content: EPISODE stream", ", entry 4, ", "delete from emr.entry_content where " + entry(4));
    }

    @Test
    void an_edited_header_is_found() throws Exception {
        for (String column : List.of(
                "recorded = recorded - interval '1 year'",
                "effective = effective - interval '1 hour'",
                "version = version + 1",
                "source = 3",
                "id = gen_random_uuid()",
                "content_hash = sha256(content_hash)")) {
            tampered(
                    "header: EPISODE stream",
                    ", entry 4, Observation/",
                    "update emr.entry set " + column + " where " + entry(4));
        }
    }

    @Test
    void an_edit_whose_hashes_were_all_made_anew_is_found_by_the_sealed_heads() throws Exception {
        byte[] content = edited(episode.get(9).id().toString());
        byte[] salt = new byte[16];
        EntryHeader header = header(10, EntryHeader.contentHash(salt, content));
        Said said = after(
                List.of(
                        "update emr.entry_content set salt = '\\x" + hex(salt) + "', dict = 1, bytes = '\\x"
                                + hex(ContentCodec.compress(content)) + "' where " + entry(10),
                        "update emr.entry set content_hash = '\\x" + hex(header.contentHash()) + "', entry_hash = '\\x"
                                + hex(header.hash()) + "' where " + entry(10),
                        "update emr.stream set head = '\\x" + hex(header.hash()) + "' where " + ofEpisode("key"),
                        "update audit.leaf set hash = '\\x" + hex(header.hash()) + "' where " + entry(10)),
                List.of());
        assertThat(said.code()).isEqualTo(FOUND);
        assertThat(said.text())
                .contains("tree: head of", "does not have the root that the leaves give", "leaves from 0");
    }

    @Test
    void a_deletion_is_found() throws Exception {
        List<String> deletion =
                List.of("delete from emr.entry_content where " + entry(4), "delete from emr.entry where " + entry(4));
        Said said = after(deletion, List.of());
        assertThat(said.code()).isEqualTo(FOUND);
        assertThat(said.text())
                .contains("sequence: EPISODE stream", ", entry 5, ", "entry 4 is missing before this one")
                .containsPattern("leaf: leaf [0-9]+ names entry 4 of stream .* which is missing");
        List<String> withLeaf = new ArrayList<>(deletion);
        withLeaf.add(0, "delete from audit.leaf where " + entry(4));
        assertThat(after(withLeaf, List.of()).text()).containsPattern("tree: leaves [0-9]+ to [0-9]+ are missing");
    }

    @Test
    void a_deleted_audit_event_is_found() throws Exception {
        tampered("leaf: leaf", "names audit event 1, which is missing", "delete from audit.event where key = 1");
        tampered("leaf: audit event 1", "does not have the hash", "update audit.event set account = 'x' where key = 1");
    }

    @Test
    void a_truncation_is_found_against_a_head_that_was_kept_elsewhere() throws Exception {
        String kept = "(select min(size) from audit.head)";
        String late = "(stream, seq) in (select stream, seq from audit.leaf where kind = 1 and no >= " + kept + ")";
        List<String> truncation = List.of(
                "delete from emr.entry_content where " + late,
                "delete from emr.entry where " + late,
                "delete from audit.event where key in (select event from audit.leaf where no >= " + kept + ")",
                "delete from emr.stream s where not exists (select from emr.entry e where e.stream = s.key)",
                "delete from audit.leaf where no >= " + kept,
                "delete from audit.head where size > " + kept);
        assertThat(after(truncation, List.of()).code())
                .as("nothing in it says so")
                .isEqualTo(WHOLE);
        Said said = after(truncation, List.of("--heads", outside.toString()));
        assertThat(said.code()).isEqualTo(FOUND);
        assertThat(said.text())
                .containsPattern("truncation: head kept elsewhere of [0-9]+ leaves: there are only [0-9]+ leaves");
    }

    @Test
    void keys_that_were_made_anew_are_found_by_who_holds_the_old_one() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        String kid = new OtherNode("province", other).kid();
        assertThat(kid).isNotEmpty();
        Said said = after("--key", "province=" + other.resolve("seal.pub.pem"));
        assertThat(said.code()).isEqualTo(FOUND);
        assertThat(said.text()).contains("seal: head of", "seal.untrusted");
    }

    @Test
    void proofs_hold_and_altered_ones_do_not() throws Exception {
        String hash = EMR.database()
                .strings("select encode(hash, 'hex') from audit.leaf where no = 3")
                .get(0);
        String inclusion = EMR.as(
                Callers.auditor(),
                () -> EMR.bean(ReadProofs.class).inclusion(HexFormat.of().parseHex(hash), null));
        String consistency = EMR.as(
                Callers.auditor(),
                () -> EMR.bean(ReadProofs.class)
                        .consistency(HeadFile.read(outside).get(0).size(), null));
        assertThat(proof(inclusion).code()).isEqualTo(WHOLE);
        assertThat(proof(consistency).code()).isEqualTo(WHOLE);
        assertThat(proof(inclusion.replace(hash, hex(Hash.of(new byte[1])))).code())
                .isEqualTo(FOUND);
        assertThat(proof(inclusion.replace("\"leaf_index\":3", "\"leaf_index\":2"))
                        .code())
                .isEqualTo(FOUND);
        assertThat(proof(consistency.replaceFirst("\\[\"..", "[\"00")).code()).isEqualTo(FOUND);
        assertThat(proof("{}").code()).isEqualTo(2);
        assertThat(proof("nonsense").code()).isEqualTo(2);
    }

    @Test
    void what_it_does_not_understand_it_says() throws Exception {
        assertThat(run(List.of()).code()).isEqualTo(2);
        assertThat(run(List.of("--heads")).code()).isEqualTo(2);
        assertThat(run(List.of(directory.resolve("nothing.zip").toString())).code())
                .isEqualTo(2);
        assertThat(run(List.of(outside.toString())).code()).isEqualTo(2);
        assertThat(run(List.of("x.zip", "--key", "province")).code()).isEqualTo(2);
    }

    private static Said proof(String json) throws IOException {
        Path file = Files.writeString(directory.resolve("proof.json"), json);
        return run(List.of("proof", file.toString(), "--heads", outside.toString(), "--key", "province=" + key));
    }

    private static byte[] edited(String id) throws SQLException {
        byte[] content = ContentCodec.decompress(
                ContentCodec.CURRENT,
                HexFormat.of()
                        .parseHex(EMR.database()
                                .strings("select encode(bytes, 'hex') from emr.entry_content c join emr.entry e"
                                        + " on e.stream = c.stream and e.seq = c.seq where e.id = '" + id + "'")
                                .get(0)));
        return CanonicalJson.write(CanonicalJson.parse(content).put("status", "amended"));
    }

    /** The header of an entry of the episode, with another hash of its content. */
    private static EntryHeader header(int sequence, byte[] contentHash) throws Exception {
        Path whole = directory.resolve("whole.zip");
        try (Connection owner = EMR.database().asOwner();
                OutputStream out = Files.newOutputStream(whole)) {
            RecordsExport.write(owner, out);
        }
        try (ExportFile file = new ExportFile(whole)) {
            ExportFile.Lines lines = file.lines(ExportFile.ENTRIES);
            for (JsonObject line = lines.next(); line != null; line = lines.next()) {
                if (line.text("id")
                        .orElse("")
                        .equals(episode.get(sequence - 1).id().toString())) {
                    return EntryHeader.read(
                            line.object("header").orElseThrow().put("contentHash", Hash.hex(contentHash)));
                }
            }
        }
        throw new AssertionError("no entry " + sequence);
    }

    private static String entry(int sequence) {
        return ofEpisode("stream") + " and seq = " + sequence;
    }

    private static String ofEpisode(String column) {
        return column + " = (select stream from emr.entry where id = '"
                + episode.get(0).id() + "' and version = 1)";
    }

    private static String flip(String table, String column, int sequence) {
        return "update emr." + table + " set " + column + " = set_byte(" + column + ", 9, get_byte(" + column
                + ", 9) # 1) where " + entry(sequence);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** What the command said. */
    private record Said(int code, String text) {}

    private static void tampered(String what, String where, String sql) throws Exception {
        Said said = after(List.of(sql), List.of());
        assertThat(said.code()).as(sql).isEqualTo(FOUND);
        assertThat(said.text().lines()).as(sql).anyMatch(l -> l.startsWith(what) && l.contains(where));
    }

    private static Said after(String... options) throws Exception {
        return after(List.of(), List.of(options));
    }

    /** Tampers, exports, takes it back, and runs the command on the export. */
    private static Said after(List<String> tampering, List<String> options) throws Exception {
        Path export = directory.resolve("export.zip");
        try (Connection everything = EMR.database().asSuperuser();
                Statement statement = everything.createStatement();
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(export))) {
            everything.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            for (String sql : tampering) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
            RecordsExport.inTransaction(everything, zip);
            everything.rollback();
        }
        List<String> arguments = new ArrayList<>(List.of(export.toString()));
        arguments.addAll(options);
        return run(arguments);
    }

    private static Said run(List<String> arguments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            int code = EmrVerify.run(arguments, out, out);
            return new Said(code, bytes.toString(StandardCharsets.UTF_8));
        }
    }
}
