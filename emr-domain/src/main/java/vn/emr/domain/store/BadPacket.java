package vn.emr.domain.store;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** Content that came from another node is not what its manifest names. Nothing of it is kept. */
public final class BadPacket extends Refusal {

    private static final long serialVersionUID = 1L;

    /** The packet as a whole can't be read. */
    BadPacket(String code) {
        super(Kind.INVALID, code, Map.of());
    }

    /** One entry of it is not what it should be. */
    BadPacket(String code, EntryRef entry) {
        super(
                Kind.INVALID,
                code,
                Map.of("stream", entry.stream().id().toString(), "sequence", Integer.toString(entry.sequence())));
    }
}
