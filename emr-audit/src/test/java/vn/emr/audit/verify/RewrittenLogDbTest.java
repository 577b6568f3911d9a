package vn.emr.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.emr.audit.tree.SealedHead;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.ContentCodec;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;

/** Whoever has all rights and the seal's key too makes everything anew, so that the log agrees with itself. */
class RewrittenLogDbTest {

    @RegisterExtension
    static final EmrFixture FORKED = new EmrFixture();

    @RegisterExtension
    static final EmrFixture DATED_BACK = new EmrFixture();

    @Test
    void a_fork_is_found_against_a_head_that_was_kept_elsewhere(@TempDir Path directory) throws Exception {
        UUID patient = TestPatient.called("Vàng A Nhánh").registeredBy(FORKED).patient();
        SealedHead kept = FORKED.bean(TransparencyLog.class).headWithEverything();
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-fork").write(FORKED, 3);
        FORKED.bean(TransparencyLog.class).headWithEverything();
        Path outside = directory.resolve("outside.jsonl");
        try (Connection owner = FORKED.database().asOwner()) {
            HeadFile.extend(outside, owner);
        }
        // The last two leaves change places: nothing but the tree shows it, and the node seals it anew.
        FORKED.database().tamper("update audit.leaf set no = -no where no >= (select max(no) - 1 from audit.leaf)");
        FORKED.database()
                .tamper("update audit.leaf set no = -no + case when -no = (select max(-no) from audit.leaf) then -1"
                        + " else 1 end where no < 0");
        FORKED.database().tamper("delete from audit.head where size > " + kept.size());
        FORKED.bean(TransparencyLog.class).headWithEverything();
        Path export = export(FORKED, directory);
        assertThat(ExportVerifier.verify(export, List.of(), List.of()).lines())
                .last()
                .isEqualTo("The log is whole.");
        assertThat(ExportVerifier.verify(export, List.of(), HeadFile.read(outside))
                        .lines())
                .anyMatch(l -> l.startsWith("fork: head kept elsewhere of ")
                        && l.endsWith("something among the leaves from " + kept.size() + " on was changed"));
    }

    @Test
    void an_insert_that_was_dated_back_is_found(@TempDir Path directory) throws Exception {
        UUID patient =
                TestPatient.called("Vàng Thị Xưa").registeredBy(DATED_BACK).patient();
        UUID encounter = new TestEpisode(Callers.PROVINCIAL, patient, "LK-dated")
                .write(DATED_BACK, 3)
                .get(0)
                .id();
        DATED_BACK.bean(TransparencyLog.class).headWithEverything();
        UUID forged = insert(encounter, Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS));
        DATED_BACK.bean(TransparencyLog.class).headWithEverything();
        VerificationReport report = ExportVerifier.verify(export(DATED_BACK, directory), List.of(), List.of());
        assertThat(report.failures()).singleElement().satisfies(f -> {
            assertThat(f.check()).isEqualTo(Check.TIME);
            assertThat(f.id()).isEqualTo(forged);
        });
        try (Connection owner = DATED_BACK.database().asOwner()) {
            assertThat(Verifier.verify(owner).failures())
                    .as("the node's own verifier")
                    .anyMatch(f -> f.check() == Check.TIME && forged.equals(f.id()));
        }
    }

    /** Appends a copy of the stream's last entry under another id, chained as the application would. */
    private static UUID insert(UUID encounter, Instant recorded) throws Exception {
        JsonObject last = lastEntry(encounter);
        UUID id = UUID.randomUUID();
        JsonObject content =
                CanonicalJson.parse(last.text("content").orElseThrow().getBytes(StandardCharsets.UTF_8));
        content.put("id", id.toString());
        content.object("meta").orElseThrow().put("lastUpdated", EntryHeader.time(recorded));
        byte[] bytes = CanonicalJson.write(content);
        byte[] salt = new byte[16];
        JsonObject header = last.object("header").orElseThrow();
        int sequence = Integer.parseInt(header.text("sequence").orElseThrow()) + 1;
        EntryHeader forged = EntryHeader.read(header.putNumber("sequence", Integer.toString(sequence))
                .put("logicalId", id.toString())
                .put("recorded", EntryHeader.time(recorded))
                .put("contentHash", HexFormat.of().formatHex(EntryHeader.contentHash(salt, bytes)))
                .put("previousHash", last.text("hash").orElseThrow()));
        write(encounter, forged, salt, ContentCodec.compress(bytes));
        return id;
    }

    private static JsonObject lastEntry(UUID encounter) throws Exception {
        Path directory = Files.createTempDirectory("export");
        String stream = DATED_BACK
                .database()
                .strings("select id from emr.stream where subject = '" + encounter + "'")
                .get(0);
        JsonObject last = null;
        try (ExportFile file = new ExportFile(export(DATED_BACK, directory))) {
            ExportFile.Lines lines = file.lines(ExportFile.ENTRIES);
            for (JsonObject line = lines.next(); line != null; line = lines.next()) {
                last = line.text("stream").orElse("").equals(stream) ? line : last;
            }
        }
        if (last == null) {
            throw new AssertionError("no entry of " + encounter);
        }
        return last;
    }

    private static void write(UUID encounter, EntryHeader forged, byte[] salt, byte[] frame) throws SQLException {
        String stream = "(select key from emr.stream where subject = '" + encounter + "')";
        try (Connection everything = DATED_BACK.database().asSuperuser()) {
            everything.setAutoCommit(false);
            for (String sql : List.of(
                    "insert into emr.entry select stream, '" + forged.recorded() + "', effective, author, seq + 1, 1,"
                            + " facility, format, kind, type, source, '" + forged.logicalId() + "', '\\x"
                            + hex(forged.contentHash()) + "', entry_hash, '\\x" + hex(forged.hash())
                            + "' from emr.entry"
                            + " where stream = " + stream + " and seq = " + (forged.sequence() - 1),
                    "insert into emr.entry_content select stream, seq + 1, facility, 1, '\\x" + hex(salt) + "', '\\x"
                            + hex(frame) + "' from emr.entry_content where stream = " + stream + " and seq = "
                            + (forged.sequence() - 1),
                    "update emr.stream set seq = seq + 1, head = '\\x" + hex(forged.hash()) + "' where key = " + stream,
                    "insert into emr.entry_queue (stream, first, last) values (" + stream + ", " + forged.sequence()
                            + ", " + forged.sequence() + ")")) {
                try (PreparedStatement statement = everything.prepareStatement(sql)) {
                    assertThat(statement.executeUpdate()).as(sql).isOne();
                }
            }
            everything.commit();
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Path export(EmrFixture node, Path directory) throws Exception {
        Path export = directory.resolve("export.zip");
        try (Connection owner = node.database().asOwner();
                OutputStream out = Files.newOutputStream(export)) {
            RecordsExport.write(owner, out);
        }
        return export;
    }
}
