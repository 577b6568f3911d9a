package vn.emr.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import vn.emr.audit.seal.PublicKeys;

/**
 * Makes a node know its partner, as people at both ends would, each reading the other a fingerprint: the partner's
 * certificate and seal key are pinned, its facilities get their node, and the demo's connections are open. What is there
 * already stays as it is: somebody may have suspended a connection, or pinned another key.
 */
final class Introduction {

    private static final String BY = "demo";
    private static final int LIVE = 5;

    private final Node here;
    private final Node partner;

    Introduction(Node here, Node partner) {
        this.here = here;
        this.partner = partner;
    }

    /** Does all that is missing. */
    void make() {
        try (Connection connection = here.postgres().connectAsOwner()) {
            connection.setAutoCommit(false);
            pin(connection);
            place(connection);
            connect(connection);
            trust(connection);
            connection.commit();
        } catch (SQLException | GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw Failure.failed("Can't introduce " + partner.name() + " to " + here.name() + ": " + e.getMessage());
        }
    }

    /** A demo's certificate that was made again is pinned again; one that a person has pinned is not touched. */
    private void pin(Connection connection) throws SQLException, GeneralSecurityException {
        String sql = """
                insert into emr.partner_node as known (name, url, certificate_sha256, pinned_by) values (?, ?, ?, ?)
                on conflict (name) do update
                set url = excluded.url, certificate_sha256 = excluded.certificate_sha256, pinned = now()
                where known.pinned_by = excluded.pinned_by
                  and (known.url, known.certificate_sha256) is distinct from (excluded.url, excluded.certificate_sha256)
                """;
        byte[] certificate = partner.keys().certificate().getEncoded();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, partner.name());
            insert.setString(2, partner.ports().tlsUrl() + "/exchange");
            insert.setBytes(3, MessageDigest.getInstance("SHA-256").digest(certificate));
            insert.setString(4, BY);
            insert.executeUpdate();
        }
    }

    private void place(Connection connection) throws SQLException {
        String sql = "update emr.facility set node = ? where code like ? and node is null";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, partner.name());
            update.setString(2, partner.site().codes());
            update.executeUpdate();
        }
    }

    private void connect(Connection connection) throws SQLException {
        String sql = """
                insert into emr.connection (facility, partner, state, evidence)
                select own.key, other.key, ?, ? from emr.facility own, emr.facility other
                where own.code like ? and other.code like ?
                on conflict do nothing
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, LIVE);
            insert.setString(2, BY);
            insert.setString(3, here.site().codes());
            insert.setString(4, partner.site().codes());
            insert.executeUpdate();
        }
    }

    /** The partner's key is believed from the moment at which its file was made: that is before its first seal. */
    private void trust(Connection connection) throws SQLException, IOException {
        String sql = """
                insert into audit.trust_key (node, kid, public_key, valid_from, pinned_by) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """;
        Path file = partner.keys().seal();
        ECPublicKey key = PublicKeys.ofPem(Files.readString(file));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, partner.name());
            insert.setString(2, PublicKeys.kid(key));
            insert.setBytes(3, key.getEncoded());
            insert.setTimestamp(
                    4, Timestamp.from(Files.getLastModifiedTime(file).toInstant()));
            insert.setString(5, BY);
            insert.executeUpdate();
        }
    }
}
