package vn.emr.audit.witness;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.tree.ConsistencyProof;
import vn.emr.domain.store.Hash;

/**
 * What one side of a contact says about the two logs.
 *
 * @param head its newest head; null while it has none
 * @param proof that this head extends the one that the other side holds of it; null when it can't be given
 * @param witness its seal over the newest head that it holds of the other's log; null while it holds none
 */
public record Contact(
        @Nullable Brief head,
        @Nullable ConsistencyProof proof,
        @Nullable Brief witness) {

    private static final String HEAD = "Emr-Head";
    private static final String PROOF = "Emr-Proof";
    private static final String WITNESS = "Emr-Witness";
    private static final Pattern PROOF_FORM = Pattern.compile("(\\d{1,18})\\.([\\w-]{0,6000})");

    /** Nothing is said: a node that doesn't witness. */
    public static final Contact SILENT = new Contact(null, null, null);

    /** The headers of a request or answer. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (head != null) {
            headers.put(HEAD, head.text());
        }
        if (proof != null) {
            headers.put(PROOF, proof.first() + "." + text(proof.path()));
        }
        if (witness != null) {
            headers.put(WITNESS, witness.text());
        }
        return headers;
    }

    /**
     * Reads what the other side said.
     *
     * @param header value of the header of this name; null when there is none
     * @throws IllegalArgumentException when something can't be read
     */
    public static Contact of(Function<String, @Nullable String> header) {
        String head = header.apply(HEAD);
        String proof = header.apply(PROOF);
        String witness = header.apply(WITNESS);
        Brief shown = head == null ? null : Brief.read(head);
        return new Contact(
                shown,
                proof == null || shown == null ? null : proof(proof, shown.size()),
                witness == null ? null : Brief.read(witness));
    }

    private static ConsistencyProof proof(String text, long second) {
        Matcher parts = PROOF_FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no proof");
        }
        byte[] all = Base64.getUrlDecoder().decode(parts.group(2));
        if (all.length % Hash.LENGTH != 0) {
            throw new IllegalArgumentException("no path");
        }
        List<byte[]> path = new ArrayList<>();
        for (int at = 0; at < all.length; at += Hash.LENGTH) {
            path.add(Arrays.copyOfRange(all, at, at + Hash.LENGTH));
        }
        return new ConsistencyProof(Long.parseLong(parts.group(1)), second, path);
    }

    private static String text(List<byte[]> path) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        path.forEach(all::writeBytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.toByteArray());
    }
}
