package vn.emr.audit.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All pinned keys, for those who check seals without a container: the verifier, the launcher. */
public final class TrustKeys {

    static final String ROWS = "select k.node, k.kid, k.public_key, k.valid_from, k.valid_to, r.at as revoked"
            + " from audit.trust_key k left join audit.trust_key_revocation r on r.node = k.node and r.kid = k.kid";

    private final Map<String, TrustKey> keys = new HashMap<>();

    /** Keys from anywhere, by their ids. */
    public TrustKeys(Iterable<TrustKey> pinned) {
        pinned.forEach(k -> keys.put(k.kid(), k));
    }

    /** The keys that this database pins; a row that holds no key is left out, so nothing under it is believed. */
    public static TrustKeys read(Connection connection) throws SQLException {
        List<TrustKey> found = new ArrayList<>();
        try (PreparedStatement rows = connection.prepareStatement(ROWS);
                ResultSet row = rows.executeQuery()) {
            while (row.next()) {
                key(row).ifPresent(found::add);
            }
        }
        return new TrustKeys(found);
    }

    /** All of them. */
    public Collection<TrustKey> all() {
        return Collections.unmodifiableCollection(keys.values());
    }

    private static Optional<TrustKey> key(ResultSet row) throws SQLException {
        try {
            return Optional.of(new TrustKey(
                    row.getString("node"),
                    row.getString("kid"),
                    PublicKeys.ofDer(row.getBytes("public_key")),
                    row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                    time(row, "valid_to"),
                    time(row, "revoked")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Checks a seal that came in just now.
     *
     * @param typ what kind of statement it has to be
     * @throws SealRefused {@code seal.malformed}, {@code seal.untrusted}, {@code seal.broken}
     */
    public Sealed open(String jws, String typ) {
        return open(jws, typ, false);
    }

    /** The same for a seal that has been here for long: a key that was revoked later does not take it away. */
    public Sealed openStored(String jws, String typ) {
        return open(jws, typ, true);
    }

    private Sealed open(String text, String typ, boolean storedLongAgo) {
        Jws jws = Jws.read(text, typ);
        TrustKey key = keys.get(jws.kid());
        if (key == null) {
            throw SealRefused.untrusted();
        }
        return key.open(jws, storedLongAgo);
    }
}
