package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.tree.Subtrees;

/** The stored nodes of the tree in the order in which a growing tree completes them, beside those that it does. */
final class NodeWalk implements AutoCloseable {

    private static final String ROWS =
            "select level, no, hash from audit.tree_node where (no + 1) << level > ? and (no + 1) << level <= ?"
                    + " order by (no + 1) << level, level, no";

    private final Findings findings;
    private final PreparedStatement statement;
    private final ResultSet row;
    private @Nullable Node next;

    /** A complete subtree of 2^level leaves from leaf no × 2^level on. */
    record Node(int level, long no, byte[] hash) {

        private long end() {
            return (no + 1) << level;
        }

        private boolean before(Node other) {
            return end() < other.end() || (end() == other.end() && level < other.level);
        }

        private boolean isAt(Node other) {
            return level == other.level && no == other.no;
        }

        private String name() {
            return "node " + no + " of level " + level;
        }
    }

    /** Those that end behind the first of these leaves, up to the last. */
    NodeWalk(Connection connection, Findings findings, long first, long last) throws SQLException {
        this.findings = findings;
        statement = connection.prepareStatement(ROWS);
        statement.setLong(1, first);
        statement.setLong(2, last);
        statement.setFetchSize(Verifier.FETCH);
        row = statement.executeQuery();
        next = read();
    }

    private @Nullable Node read() throws SQLException {
        return row.next() ? new Node(row.getInt("level"), row.getLong("no"), row.getBytes("hash")) : null;
    }

    /** The tree completed this subtree: the next stored node has to be it. */
    void expect(Node complete) throws SQLException {
        if (complete.level() < Subtrees.LOWEST_STORED) {
            return;
        }
        while (next != null && next.before(complete)) {
            tooMany(next);
        }
        if (next == null || !next.isAt(complete)) {
            findings.add(Failure.of(Check.TREE, complete.name() + " is missing"));
            return;
        }
        if (!Arrays.equals(next.hash(), complete.hash())) {
            findings.add(Failure.of(Check.TREE, complete.name() + " does not follow from the leaves below it"));
        }
        next = read();
    }

    /** No leaves are left; of a tree that is not whole nobody knows which nodes it had. */
    void finish(boolean whole) throws SQLException {
        while (whole && next != null) {
            tooMany(next);
        }
    }

    private void tooMany(Node node) throws SQLException {
        findings.add(Failure.of(Check.TREE, node.name() + " is stored, but the tree has no such node"));
        next = read();
    }

    @Override
    public void close() throws SQLException {
        row.close();
        statement.close();
    }
}
