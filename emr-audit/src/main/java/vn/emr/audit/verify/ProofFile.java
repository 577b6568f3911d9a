package vn.emr.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.emr.audit.seal.SealRefused;
import vn.emr.audit.seal.Sealed;
import vn.emr.audit.seal.TrustKey;
import vn.emr.audit.seal.TrustKeys;
import vn.emr.audit.tree.ConsistencyProof;
import vn.emr.audit.tree.InclusionProof;
import vn.emr.audit.tree.SealedHead;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/** A proof as the node gave it, in a file: checked against the sealed head in it and heads that were kept elsewhere. */
public final class ProofFile {

    private static final long LONGEST = 1 << 20;

    private ProofFile() {}

    /**
     * Checks it.
     *
     * @param keys whose seals are believed
     * @param kept heads that were kept elsewhere; a proof of consistency begins at one of them
     * @return what doesn't hold; empty when the proof does
     * @throws IOException when it is no proof
     */
    public static List<String> check(Path file, List<TrustKey> keys, List<SealedHead> kept) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " is too long for a proof");
        }
        try {
            JsonObject proof = CanonicalJson.parse(Files.readAllBytes(file));
            return check(proof, new TrustKeys(keys), kept);
        } catch (SealRefused e) {
            return List.of("The head in it has no seal that is believed: " + e.code());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no proof: " + e.getMessage(), e);
        }
    }

    private static List<String> check(JsonObject proof, TrustKeys keys, List<SealedHead> kept) {
        Sealed head = keys.openStored(text(proof, "head"), SealedHead.TYPE);
        long size = number(head.payload(), "size");
        byte[] root = bytes(text(head.payload(), "root"));
        return proof.get("inclusion_path").isPresent()
                        || proof.get("leaf_index").isPresent()
                ? inclusion(proof, size, root)
                : consistency(proof, keys, kept, new Tree(head, size, root));
    }

    private record Tree(Sealed head, long size, byte[] root) {}

    private static List<String> inclusion(JsonObject json, long size, byte[] root) {
        InclusionProof proof =
                new InclusionProof(number(json, "leaf_index"), number(json, "tree_size"), path(json, "inclusion_path"));
        boolean holds = proof.size() == size && proof.proves(bytes(text(json, "hash")), root);
        return holds ? List.of() : List.of("The path doesn't lead from the hash to the root of the sealed head.");
    }

    private static List<String> consistency(JsonObject json, TrustKeys keys, List<SealedHead> kept, Tree second) {
        ConsistencyProof proof = new ConsistencyProof(
                number(json, "tree_size_1"), number(json, "tree_size_2"), path(json, "consistency_path"));
        Optional<SealedHead> first = kept.stream()
                .filter(h -> h.size() == proof.first() && isOf(keys, h, second.head()))
                .findFirst();
        if (first.isEmpty()) {
            return List.of("No head of " + proof.first() + " leaves of that node was given with --heads.");
        }
        boolean holds =
                proof.second() == second.size() && proof.proves(first.get().root(), second.root());
        return holds
                ? List.of()
                : List.of("The log of " + second.size() + " leaves does not begin with that of " + proof.first() + '.');
    }

    private static boolean isOf(TrustKeys keys, SealedHead head, Sealed other) {
        Sealed sealed = keys.openStored(head.jws(), SealedHead.TYPE);
        return sealed.node().equals(other.node())
                && sealed.payload().text("origin").equals(other.payload().text("origin"))
                && number(sealed.payload(), "size") == head.size()
                && sealed.payload()
                        .text("root")
                        .filter(HexFormat.of().formatHex(head.root())::equals)
                        .isPresent();
    }

    private static List<byte[]> path(JsonObject json, String name) {
        return json.get(name)
                .filter(JsonArray.class::isInstance)
                .map(a -> ((JsonArray) a).texts().map(ProofFile::bytes).toList())
                .orElse(List.of());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static long number(JsonObject json, String name) {
        return Long.parseLong(text(json, name));
    }

    private static String text(JsonObject json, String name) {
        return json.text(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
}
