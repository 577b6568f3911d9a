package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.seal.TrustKeys;
import vn.emr.audit.tree.Frontier;

/**
 * Goes through leaves, from the first to the last or a part of them: compares each with what it names, and recomputes
 * from them the stored nodes and the root of every head.
 */
final class TreeCheck {

    private static final String HEADS =
            "select size, at, root, jws from audit.head where size > ? and size <= ? order by size";
    private static final String HEAD_BEFORE = "select at from audit.head where size <= ? order by size desc limit 1";
    private static final String NODE = "select name, origin from emr.node";

    private final Findings findings;
    private final Frontier tree;

    TreeCheck(Findings findings) {
        this(findings, new Frontier());
    }

    /** A check that goes on where the tree was so. */
    TreeCheck(Findings findings, Frontier tree) {
        this.findings = findings;
        this.tree = tree;
    }

    void run(Connection connection) throws SQLException {
        part(connection, Long.MAX_VALUE, true);
    }

    /**
     * Goes on for at most so many leaves.
     *
     * @return whether there is more to do; never when a leaf is missing, behind which nothing can be recomputed
     */
    boolean part(Connection connection, long most, boolean toTheEnd) throws SQLException {
        long first = tree.size();
        long end = toTheEnd ? Long.MAX_VALUE : first + most;
        try (NodeWalk nodes = new NodeWalk(connection, findings, first, end);
                PreparedStatement heads = connection.prepareStatement(HEADS);
                PreparedStatement leaves = connection.prepareStatement(LeafRow.SOME)) {
            between(heads, first == 0 ? -1 : first, end);
            between(leaves, first, end);
            try (ResultSet head = heads.executeQuery();
                    ResultSet leaf = leaves.executeQuery()) {
                HeadWalk walk = new HeadWalk(
                                findings,
                                TrustKeys.read(connection),
                                signer(connection),
                                HeadWalk.Kept.INSIDE,
                                () -> head.next() ? HeadFile.head(head) : null)
                        .goingOn(first, headBefore(connection, first));
                walk(new TreeWalk(findings, tree, walk, List.of()), nodes, leaf);
            }
        }
        return !toTheEnd && tree.size() == end;
    }

    private static void between(PreparedStatement rows, long first, long end) throws SQLException {
        rows.setLong(1, first);
        rows.setLong(2, end);
        rows.setFetchSize(Verifier.FETCH);
    }

    private static HeadWalk.Signer signer(Connection connection) throws SQLException {
        try (PreparedStatement node = connection.prepareStatement(NODE);
                ResultSet row = node.executeQuery()) {
            return row.next()
                    ? new HeadWalk.Signer(row.getString("name"), row.getString("origin"))
                    : new HeadWalk.Signer("", "");
        }
    }

    private static @Nullable Instant headBefore(Connection connection, long size) throws SQLException {
        try (PreparedStatement head = connection.prepareStatement(HEAD_BEFORE)) {
            head.setLong(1, size);
            try (ResultSet row = head.executeQuery()) {
                return row.next() ? row.getObject("at", OffsetDateTime.class).toInstant() : null;
            }
        }
    }

    private static void walk(TreeWalk walk, NodeWalk nodes, ResultSet row) throws SQLException {
        walk.begin();
        LeafRow leaf = new LeafRow(row);
        while (row.next()) {
            List<NodeWalk.Node> complete = new ArrayList<>();
            walk.leaf(leaf.leaf(), (level, no, hash) -> complete.add(new NodeWalk.Node(level, no, hash)));
            for (NodeWalk.Node node : complete) {
                nodes.expect(node);
            }
        }
        nodes.finish(walk.whole());
        walk.finish();
    }
}
