package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.emr.audit.seal.TrustKeys;
import vn.emr.audit.tree.Frontier;

/**
 * Goes through the leaves from the first to the last: compares each with what it names, and recomputes from them the
 * stored nodes and the root of every head.
 */
final class TreeCheck {

    private static final String HEADS = "select size, at, root, jws from audit.head order by size";
    private static final String NODE = "select name, origin from emr.node";

    private final Findings findings;

    TreeCheck(Findings findings) {
        this.findings = findings;
    }

    void run(Connection connection) throws SQLException {
        try (NodeWalk nodes = new NodeWalk(connection, findings);
                PreparedStatement heads = connection.prepareStatement(HEADS);
                PreparedStatement leaves = connection.prepareStatement(LeafRow.ROWS)) {
            heads.setFetchSize(Verifier.FETCH);
            leaves.setFetchSize(Verifier.FETCH);
            try (ResultSet head = heads.executeQuery();
                    ResultSet leaf = leaves.executeQuery()) {
                HeadWalk walk = new HeadWalk(
                        findings,
                        TrustKeys.read(connection),
                        signer(connection),
                        HeadWalk.Kept.INSIDE,
                        () -> head.next() ? HeadFile.head(head) : null);
                walk(new TreeWalk(findings, new Frontier(), walk, List.of()), nodes, leaf);
            }
        }
    }

    private static HeadWalk.Signer signer(Connection connection) throws SQLException {
        try (PreparedStatement node = connection.prepareStatement(NODE);
                ResultSet row = node.executeQuery()) {
            return row.next()
                    ? new HeadWalk.Signer(row.getString("name"), row.getString("origin"))
                    : new HeadWalk.Signer("", "");
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
