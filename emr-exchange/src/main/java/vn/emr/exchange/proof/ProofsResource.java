package vn.emr.exchange.proof;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.proof.ProofRefused;
import vn.emr.audit.proof.ReadProofs;
import vn.emr.domain.access.Permission;
import vn.emr.domain.store.Hash;

/** Proofs for auditors and partners, who come with a token. */
@Path("/proofs")
@RequestScoped
public class ProofsResource {

    private static final String JSON_LINES = "application/jsonl";

    @Inject
    ReadProofs proofs;

    /** The newest sealed head. */
    @GET
    @Path("/head")
    @Produces(MediaType.APPLICATION_JSON)
    @Permits(value = Permission.READ_PROOFS, audit = AuditEventType.PROOF_READ)
    public String head() {
        return proofs.newestHead().toString();
    }

    /**
     * Sealed heads as JSON lines, the smallest first, at most {@value ReadProofs#MOST_HEADS}; whoever wants more asks on
     * from the last.
     *
     * @param since only those of more leaves; 0 when left out
     */
    @GET
    @Path("/heads")
    @Produces(JSON_LINES)
    @Permits(value = Permission.READ_PROOFS, audit = AuditEventType.PROOF_READ)
    public String heads(@QueryParam("since") @Nullable String since) {
        return proofs.headsSince(since == null ? 0 : size("since", since)).stream()
                .map(h -> h.json() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Proof that something is a leaf of the tree.
     *
     * @param hash what the leaf holds, in hexadecimal digits: hash of an entry or audit event, SHA-256 of a receipt
     * @param size leaves of the tree; that of the newest head when left out
     */
    @GET
    @Path("/inclusion")
    @Produces(MediaType.APPLICATION_JSON)
    @Permits(value = Permission.READ_PROOFS, audit = AuditEventType.PROOF_READ)
    public String inclusion(@QueryParam("hash") @Nullable String hash, @QueryParam("tree_size") @Nullable String size) {
        return proofs.inclusion(hash(hash), size == null ? null : size("tree_size", size));
    }

    /**
     * Proof that the second tree begins with the first.
     *
     * @param first leaves of the smaller tree
     * @param second leaves of the larger; that of the newest head when left out
     */
    @GET
    @Path("/consistency")
    @Produces(MediaType.APPLICATION_JSON)
    @Permits(value = Permission.READ_PROOFS, audit = AuditEventType.PROOF_READ)
    public String consistency(
            @QueryParam("tree_size_1") @Nullable String first, @QueryParam("tree_size_2") @Nullable String second) {
        return proofs.consistency(
                size("tree_size_1", first == null ? "" : first), second == null ? null : size("tree_size_2", second));
    }

    private static long size(String parameter, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw ProofRefused.malformed(parameter);
        }
        return Long.parseLong(text);
    }

    private static byte[] hash(@Nullable String text) {
        if (text == null || !text.matches("[0-9a-fA-F]{" + 2 * Hash.LENGTH + "}")) {
            throw ProofRefused.malformed("hash");
        }
        return HexFormat.of().parseHex(text);
    }
}
