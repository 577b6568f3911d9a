package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.ContentCodec;
import vn.emr.domain.store.FhirTypes;

/**
 * Looks for the file of each DocumentReference that this node wrote: its bytes, hash and length, are those that were
 * spoken of. Files of received ones may still be on their way; those that came are named by their messages.
 */
final class FileCheck {

    private static final String ROWS = "select r.id, c.dict, c.bytes, f.code, f.key from emr.resource r"
            + " join emr.stream s on s.key = r.stream join emr.node n on n.origin = s.origin"
            + " join emr.facility f on f.key = r.facility"
            + " join emr.entry_content c on c.stream = r.stream and c.seq = r.seq where r.type = ?";

    private static final String THERE = "select length from emr.blob where facility = ? and sha256 = ?";

    private static final String HASH = "[0-9a-f]{64}";

    private final Findings findings;

    FileCheck(Findings findings) {
        this.findings = findings;
    }

    void run(Connection connection) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(ROWS);
                PreparedStatement there = connection.prepareStatement(THERE)) {
            rows.setFetchSize(Verifier.FETCH);
            rows.setInt(1, FhirTypes.code("DocumentReference"));
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    document(row, there);
                }
            }
        }
    }

    private void document(ResultSet row, PreparedStatement there) throws SQLException {
        JsonObject document;
        try {
            document = CanonicalJson.parse(ContentCodec.decompress(row.getInt("dict"), row.getBytes("bytes")));
        } catch (IllegalArgumentException e) {
            return; // told with its entry
        }
        Optional<String> hash = document.object("masterIdentifier")
                .filter(i -> i.text("system").filter(Systems.SHA256::equals).isPresent())
                .flatMap(i -> i.text("value"))
                .filter(h -> h.matches(HASH));
        if (hash.isPresent()) {
            there.setInt(1, row.getInt("key"));
            there.setBytes(2, HexFormat.of().parseHex(hash.get()));
            String size = document.text("content", "attachment", "size").orElse("");
            look(row.getObject("id", UUID.class), size, there);
        }
    }

    private void look(UUID id, String size, PreparedStatement there) throws SQLException {
        try (ResultSet blob = there.executeQuery()) {
            if (!blob.next()) {
                findings.add(Failure.ofResource(Check.BLOB, "DocumentReference", id, "its file is missing"));
            } else if (!blob.getString(1).equals(size)) {
                findings.add(Failure.ofResource(
                        Check.BLOB, "DocumentReference", id, "its file does not have the length that it names"));
            }
        }
    }
}
