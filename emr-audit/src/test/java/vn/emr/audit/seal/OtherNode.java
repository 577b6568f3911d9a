package vn.emr.audit.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.testing.TestDatabase;

/** A node elsewhere, with a key of its own. */
public final class OtherNode {

    private final String name;
    private final SealKey key;

    /** With its key in this directory. */
    public OtherNode(String name, Path directory) throws IOException {
        this.name = name;
        this.key = SealKey.in(directory);
    }

    /** Id of its key. */
    public String kid() {
        return key.kid();
    }

    /** Seals the statement. */
    public String seal(String typ, JsonObject payload) {
        return Jws.sign(typ, payload, key.kid(), key.privateKey());
    }

    /** Seals something at this time. */
    public String seal(String typ, Instant at) {
        return seal(typ, new JsonObject().put("at", EntryHeader.time(at)));
    }

    /** Is pinned in this database, as valid in these times. */
    public void pinnedIn(TestDatabase database, String from, String to) throws SQLException {
        try (Connection owner = database.asOwner();
                PreparedStatement pin = owner.prepareStatement(
                        "insert into audit.trust_key (node, kid, public_key,"
                                + " valid_from, valid_to, pinned_by) values (?, ?, ?, ?::timestamptz, ?::timestamptz, 'admin')")) {
            pin.setString(1, name);
            pin.setString(2, key.kid());
            pin.setBytes(3, key.publicKey().getEncoded());
            pin.setString(4, from);
            pin.setString(5, to);
            pin.executeUpdate();
        }
    }
}
