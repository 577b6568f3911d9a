package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.emr.audit.tree.Frontier;
import vn.emr.audit.tree.MerkleHash;

/**
 * Goes through the leaves from the first to the last: compares each with what it names, and recomputes from them the
 * stored nodes and the root of every head. Where a leaf is missing the tree ends; what stands behind is still compared.
 */
final class TreeCheck {

    private final Findings findings;
    private final Frontier tree = new Frontier();
    private boolean whole = true;

    TreeCheck(Findings findings) {
        this.findings = findings;
    }

    void run(Connection connection) throws SQLException {
        try (NodeWalk nodes = new NodeWalk(connection, findings);
                HeadWalk heads = new HeadWalk(connection, findings);
                PreparedStatement rows = connection.prepareStatement(LeafRow.ROWS)) {
            rows.setFetchSize(Verifier.FETCH);
            heads.reached(tree);
            try (ResultSet row = rows.executeQuery()) {
                LeafRow leaf = new LeafRow(row);
                while (row.next()) {
                    findings.leaf();
                    leaf.check(findings);
                    grow(leaf, nodes, heads);
                }
            }
            nodes.finish(whole);
            heads.finish(tree, whole);
        }
    }

    private void grow(LeafRow leaf, NodeWalk nodes, HeadWalk heads) throws SQLException {
        if (whole && leaf.number() != tree.size()) {
            whole = false;
            findings.add(Failure.of(
                    Check.TREE,
                    "leaves " + tree.size() + " to " + (leaf.number() - 1)
                            + " are missing: the tree cannot be recomputed beyond them"));
        }
        if (whole) {
            List<NodeWalk.Node> complete = new ArrayList<>();
            tree.add(
                    MerkleHash.leaf(leaf.hash()),
                    (level, no, hash) -> complete.add(new NodeWalk.Node(level, no, hash)));
            for (NodeWalk.Node node : complete) {
                nodes.expect(node);
            }
            heads.reached(tree);
        }
    }
}
