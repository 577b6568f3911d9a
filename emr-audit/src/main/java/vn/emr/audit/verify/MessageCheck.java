package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.seal.Sealed;
import vn.emr.audit.seal.TrustKeys;
import vn.emr.domain.kernel.Refusal;
import vn.emr.domain.store.EntryRef;
import vn.emr.domain.store.Hash;
import vn.emr.domain.transfer.FileRef;
import vn.emr.domain.transfer.Manifest;
import vn.emr.domain.transfer.Receipt;

/**
 * Checks what was exchanged with other nodes: every manifest and every receipt is still what its node sealed, speaks of
 * the message that it stands for, and every entry that a manifest names is in the log with the hash that it names.
 */
final class MessageCheck {

    private static final String ROWS =
            "select m.id, m.referral, m.sequence, m.direction, m.hash, m.manifest, r.receipt,"
                    + " o.state = 2 as delivered, n.name as own from emr.message m cross join emr.node n"
                    + " left join emr.receipt r on r.message = m.id left join emr.message_out o on o.message = m.id order by m.id";

    private static final String ENTRIES = "select count(*) from unnest(?::uuid[], ?::uuid[], ?::int4[], ?::bytea[])"
            + " w(origin, stream, seq, hash) join emr.stream s on s.origin = w.origin and s.id = w.stream"
            + " join emr.entry e on e.stream = s.key and e.seq = w.seq and e.entry_hash = w.hash";

    private static final String FILE = "select 1 from emr.blob b join emr.facility f on f.key = b.facility"
            + " where f.code = ? and b.sha256 = ? and b.length = ?";

    private static final int SENT = 1;

    private final Findings findings;

    MessageCheck(Findings findings) {
        this.findings = findings;
    }

    void run(Connection connection) throws SQLException {
        TrustKeys keys = TrustKeys.read(connection);
        try (PreparedStatement rows = connection.prepareStatement(ROWS)) {
            rows.setFetchSize(Verifier.FETCH);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    findings.message();
                    message(connection, keys, row);
                }
            }
        }
    }

    private void message(Connection connection, TrustKeys keys, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String sealed = row.getString("manifest");
        if (!Arrays.equals(Manifest.hashOf(sealed), row.getBytes("hash"))) {
            fail(id, "its manifest does not have its hash");
        }
        Manifest manifest = manifest(keys, sealed, id);
        if (manifest != null) {
            boolean same = manifest.id().equals(id)
                    && manifest.referral().equals(row.getObject("referral", UUID.class))
                    && manifest.sequence() == row.getInt("sequence");
            if (!same) {
                fail(id, "its manifest speaks of another message");
            }
            entries(connection, manifest);
            files(connection, manifest, row.getInt("direction") == SENT ? manifest.from() : manifest.to());
        }
        receipt(keys, row, id);
    }

    private @Nullable Manifest manifest(TrustKeys keys, String sealed, UUID id) {
        try {
            Sealed opened = keys.openStored(sealed, Manifest.TYPE);
            Manifest manifest = Manifest.parse(opened.payload());
            if (!manifest.node().equals(opened.node())) {
                fail(id, "its manifest is sealed by another node than it names");
            }
            return manifest;
        } catch (Refusal e) {
            fail(id, "its manifest: " + e.code());
            return null;
        }
    }

    private void entries(Connection connection, Manifest manifest) throws SQLException {
        List<EntryRef> named = manifest.entries();
        try (PreparedStatement count = connection.prepareStatement(ENTRIES)) {
            count.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", named.stream().map(e -> e.stream().origin()).toArray()));
            count.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", named.stream().map(e -> e.stream().id()).toArray()));
            count.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", named.stream().map(EntryRef::sequence).toArray()));
            count.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", named.stream().map(EntryRef::hash).toArray(byte[][]::new)));
            try (ResultSet found = count.executeQuery()) {
                found.next();
                if (found.getInt(1) != named.size()) {
                    fail(
                            manifest.id(),
                            "names " + named.size() + " entries, of which " + found.getInt(1) + " are in the log");
                }
            }
        }
    }

    /** The bytes of what it brought, or took from here; whether they have their hash is checked with all files. */
    private void files(Connection connection, Manifest manifest, String own) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FILE)) {
            for (FileRef file : manifest.files()) {
                find.setString(1, own);
                find.setBytes(2, file.sha256());
                find.setLong(3, file.size());
                try (ResultSet found = find.executeQuery()) {
                    if (!found.next()) {
                        fail(manifest.id(), "names file " + Hash.hex(file.sha256()) + ", which is not here");
                    }
                }
            }
        }
    }

    private void receipt(TrustKeys keys, ResultSet row, UUID id) throws SQLException {
        String sealed = row.getString("receipt");
        if (sealed == null) {
            if (row.getBoolean("delivered")) {
                fail(id, "counts as delivered, but its receipt is missing");
            }
            return;
        }
        try {
            Sealed opened = keys.openStored(sealed, Receipt.TYPE);
            Receipt receipt = Receipt.parse(opened.payload());
            boolean ownSeal = opened.node().equals(row.getString("own"));
            boolean rightSeal = ownSeal == (row.getInt("direction") != SENT);
            if (!receipt.message().equals(id)
                    || !Arrays.equals(receipt.manifest(), row.getBytes("hash"))
                    || !rightSeal) {
                fail(id, "its receipt is for something else");
            }
        } catch (Refusal e) {
            fail(id, "its receipt: " + e.code());
        }
    }

    private void fail(UUID message, String what) {
        findings.add(Failure.of(Check.MESSAGE, "message " + message + ": " + what));
    }
}
