package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.seal.SealRefused;
import vn.emr.audit.seal.Sealed;
import vn.emr.audit.seal.TrustKeys;
import vn.emr.audit.tree.Frontier;
import vn.emr.audit.tree.SealedHead;

/** The heads that the node sealed, the smallest first, beside the tree that grows to their sizes. */
final class HeadWalk implements AutoCloseable {

    private static final String ROWS = "select h.size, h.at, h.root, h.jws, n.name, n.origin from audit.head h"
            + " left join emr.node n on true order by h.size";

    private final Findings findings;
    private final TrustKeys keys;
    private final PreparedStatement statement;
    private final ResultSet row;
    private @Nullable SealedHead next;

    HeadWalk(Connection connection, Findings findings) throws SQLException {
        this.findings = findings;
        keys = TrustKeys.read(connection);
        statement = connection.prepareStatement(ROWS);
        statement.setFetchSize(Verifier.FETCH);
        row = statement.executeQuery();
        next = read();
    }

    private @Nullable SealedHead read() throws SQLException {
        return row.next() ? HeadFile.head(row) : null;
    }

    /** The tree grew to this size. */
    void reached(Frontier tree) throws SQLException {
        while (next != null && next.size() <= tree.size()) {
            if (next.size() < tree.size() || !Arrays.equals(next.root(), tree.root())) {
                findings.add(Failure.of(Check.TREE, name(next) + " does not have the root that the leaves give"));
            }
            take(next);
        }
    }

    /** No leaves are left; the heads that are speak of more. */
    void finish(Frontier tree, boolean whole) throws SQLException {
        while (next != null) {
            if (whole) {
                findings.add(Failure.of(
                        Check.TREE, name(next) + ": there are only " + tree.size() + " leaves, the last are missing"));
            }
            take(next);
        }
    }

    private void take(SealedHead head) throws SQLException {
        findings.head();
        seal(head);
        next = read();
    }

    private void seal(SealedHead head) throws SQLException {
        try {
            Sealed sealed = keys.openStored(head.jws(), SealedHead.TYPE);
            String node = row.getString("name");
            if (!sealed.node().equals(node)) {
                findings.add(Failure.of(Check.SEAL, name(head) + " is sealed by " + sealed.node()));
            } else if (!sealed.payload()
                    .equals(SealedHead.statement(head.size(), head.root(), head.at(), node, row.getString("origin")))) {
                findings.add(Failure.of(Check.SEAL, name(head) + " says something else under its seal"));
            }
        } catch (SealRefused e) {
            findings.add(Failure.of(Check.SEAL, name(head) + " has no seal that is believed: " + e.code()));
        }
    }

    private static String name(SealedHead head) {
        return "head of " + head.size() + " leaves";
    }

    @Override
    public void close() throws SQLException {
        row.close();
        statement.close();
    }
}
