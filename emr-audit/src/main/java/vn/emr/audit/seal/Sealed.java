package vn.emr.audit.seal;

import vn.emr.domain.content.JsonObject;

/**
 * What a node said under its seal.
 *
 * @param payload what was sealed
 * @param node name of the node whose key it is
 * @param kid id of the key
 */
public record Sealed(JsonObject payload, String node, String kid) {}
