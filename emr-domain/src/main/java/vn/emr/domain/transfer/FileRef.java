package vn.emr.domain.transfer;

/**
 * Names a file that travels.
 *
 * @param sha256 its hash
 * @param size its length, bytes
 */
public record FileRef(byte[] sha256, long size) {

    /** Refuses what is no length. */
    public FileRef {
        if (size < 0) {
            throw new IllegalArgumentException("a file has no length " + size);
        }
    }
}
