package vn.emr.audit.proof;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.tree.ConsistencyProof;
import vn.emr.audit.tree.InclusionProof;
import vn.emr.domain.store.Hash;

/**
 * Proofs as JSON: the members of RFC 9162, sections 4.11 and 4.12, hashes in hexadecimal digits as everywhere here.
 * Written by hand because a path may be empty, which FHIR's JSON has no way to say; nothing in it needs escaping.
 */
final class ProofJson {

    private ProofJson() {}

    static String of(InclusionProof proof, byte[] hash, @Nullable String head) {
        return "{\"hash\":\"" + Hash.hex(hash) + "\",\"tree_size\":" + proof.size() + ",\"leaf_index\":" + proof.leaf()
                + ",\"inclusion_path\":" + path(proof.path()) + headMember(head) + '}';
    }

    static String of(ConsistencyProof proof, @Nullable String head) {
        return "{\"tree_size_1\":" + proof.first() + ",\"tree_size_2\":" + proof.second() + ",\"consistency_path\":"
                + path(proof.path()) + headMember(head) + '}';
    }

    private static String path(List<byte[]> hashes) {
        return hashes.stream().map(h -> '"' + Hash.hex(h) + '"').collect(Collectors.joining(",", "[", "]"));
    }

    private static String headMember(@Nullable String head) {
        return head == null ? "" : ",\"head\":\"" + head + '"';
    }
}
