package vn.emr.audit.witness;

import java.util.UUID;
import vn.emr.audit.tree.SealedHead;

/**
 * A head of another node as it was shown to us.
 *
 * @param key place among those that were seen
 * @param node name of the node
 * @param origin id of the node
 * @param head what it sealed
 * @param witness our seal: that it was shown to us then
 */
record SeenHead(long key, String node, UUID origin, SealedHead head, String witness) {}
