package vn.emr.domain.transfer;

import java.util.Map;
import java.util.UUID;
import vn.emr.domain.kernel.Refusal;

/** A message between nodes is not sent, or not taken. */
public final class TransferRefused extends Refusal {

    /** Rule: it has to wait for the one before it; the sender tries again. */
    public static final String EARLY = "message.early";

    private static final long serialVersionUID = 1L;

    private TransferRefused(Kind kind, String code, Map<String, String> parameters) {
        super(kind, code, parameters);
    }

    /** The connection between the two facilities is not open. */
    public static TransferRefused closed(String facility, String partner) {
        return new TransferRefused(
                Kind.FORBIDDEN, "connection.closed", Map.of("facility", facility, "partner", partner));
    }

    /** It can't be read. */
    public static TransferRefused malformed(String what) {
        return new TransferRefused(Kind.INVALID, what + ".malformed", Map.of());
    }

    /** The node that sends it does not keep the facility in whose name it is. */
    public static TransferRefused notTheirs(String facility) {
        return new TransferRefused(Kind.FORBIDDEN, "facility.not-sender", Map.of("facility", facility));
    }

    /** This node does not keep the facility that it is for. */
    public static TransferRefused notHere(String facility) {
        return new TransferRefused(Kind.INVALID, "facility.not-here", Map.of("facility", facility));
    }

    /** Another message came under the same id. */
    public static TransferRefused sameId(UUID message) {
        return new TransferRefused(Kind.CONFLICT, "message.same-id", Map.of("message", message.toString()));
    }

    /** The message before it is not here yet. */
    public static TransferRefused early(int sequence) {
        return new TransferRefused(Kind.CONFLICT, EARLY, Map.of("sequence", Integer.toString(sequence)));
    }

    /** No address is pinned for the node. */
    public static TransferRefused noAddress(String node) {
        return new TransferRefused(Kind.CONFLICT, "node.unknown", Map.of("node", node));
    }

    /** There is no such message. */
    public static TransferRefused unknown() {
        return new TransferRefused(Kind.NOT_FOUND, "message.unknown", Map.of());
    }

    /** The part does not begin where the last one ended. */
    public static TransferRefused offset(long expected) {
        return new TransferRefused(Kind.CONFLICT, "upload.offset", Map.of("expected", Long.toString(expected)));
    }

    /** It is bigger than messages may be. */
    public static TransferRefused tooLarge() {
        return new TransferRefused(Kind.INVALID, "size.limit", Map.of());
    }
}
