package vn.emr.domain.store;

import vn.emr.domain.content.JsonObject;

/**
 * A statement of the log on its way into the database.
 *
 * @param header what is hashed
 * @param hash hash of the header
 * @param salt 16 random bytes before the content in its hash
 * @param bytes canonical content
 * @param content the same as a tree
 */
record Entry(EntryHeader header, byte[] hash, byte[] salt, byte[] bytes, JsonObject content) {

    Appended appended() {
        return new Appended(header.logicalId(), header.resourceType(), header.version(), header.sequence(), hash);
    }
}
