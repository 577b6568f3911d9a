package vn.emr.exchange.transfer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.transfer.Manifest;

/**
 * A message that a node brings, its seal checked.
 *
 * @param node name of the node
 * @param manifest what it consists of
 * @param hash of the sealed manifest
 * @param sealed the sealed manifest
 * @param packet entries that ride along; null when they come apart
 */
record Announced(
        String node,
        Manifest manifest,
        byte[] hash,
        String sealed,
        @Nullable JsonObject packet) {

    UUID id() {
        return manifest.id();
    }
}
