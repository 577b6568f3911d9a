package vn.emr.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.emr.domain.store.Hash;

/** Roots and proofs: the reference vectors of Certificate Transparency, and the definition in RFC 9162 taken literally. */
class MerkleTreeTest {

    /** The leaves of the reference vectors. */
    private static final List<byte[]> LEAVES = List.of(
            hex(""),
            hex("00"),
            hex("10"),
            hex("2021"),
            hex("3031"),
            hex("40414243"),
            hex("5051525354555657"),
            hex("606162636465666768696a6b6c6d6e6f"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
            2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
            3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77
            4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
            5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4
            6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef
            7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c
            8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328
            """)
    void the_reference_roots(int size, String root) {
        assertThat(Hash.hex(tree(LEAVES.subList(0, size)).root())).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 1 | ''
            0 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4
            5 | 8 | bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
            2 | 3 | fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
            1 | 5 | 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
            """)
    void the_reference_inclusion_proofs(int leaf, int size, String path) {
        InclusionProof proof = InclusionProof.of(naive(LEAVES), leaf, size);
        assertThat(proof.path().stream().map(Hash::hex)).containsExactlyElementsOf(words(path));
        assertThat(proof.proves(LEAVES.get(leaf), tree(LEAVES.subList(0, size)).root()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 1 | ''
            1 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4
            6 | 8 | 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
            2 | 5 | 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
            """)
    void the_reference_consistency_proofs(int first, int second, String path) {
        ConsistencyProof proof = ConsistencyProof.of(naive(LEAVES), first, second);
        assertThat(proof.path().stream().map(Hash::hex)).containsExactlyElementsOf(words(path));
        assertThat(proof.proves(
                        tree(LEAVES.subList(0, first)).root(),
                        tree(LEAVES.subList(0, second)).root()))
                .isTrue();
    }

    @Property(tries = 200)
    void a_growing_tree_has_the_roots_of_the_definition(@ForAll @IntRange(max = 600) int size) {
        List<byte[]> data = data(size);
        assertThat(tree(data).root()).isEqualTo(mth(data));
    }

    @Property(tries = 300)
    void a_proof_of_inclusion_is_that_of_the_definition_and_proves_that_leaf_and_no_other(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int number) {
        int leaf = number % size;
        List<byte[]> data = data(size);
        byte[] root = mth(data);
        InclusionProof proof = InclusionProof.of(naive(data), leaf, size);
        assertThat(texts(proof.path())).isEqualTo(texts(path(leaf, data)));
        assertThat(proof.proves(data.get(leaf), root)).isTrue();
        assertThat(proof.proves(new byte[] {1}, root)).isFalse();
        assertThat(proof.proves(data.get(leaf), flipped(root))).isFalse();
        for (int other = 0; other < size; other += 1 + size / 7) {
            assertThat(new InclusionProof(other, size, proof.path()).proves(data.get(leaf), root))
                    .isEqualTo(other == leaf);
        }
        for (List<byte[]> wrong : damaged(proof.path())) {
            assertThat(new InclusionProof(leaf, size, wrong).proves(data.get(leaf), root))
                    .isFalse();
        }
    }

    @Property(tries = 300)
    void a_proof_of_consistency_is_that_of_the_definition_and_proves_those_roots_and_no_others(
            @ForAll @IntRange(min = 1, max = 300) int second, @ForAll @IntRange(max = 299) int number) {
        int first = 1 + number % second;
        List<byte[]> data = data(second);
        byte[] young = mth(data);
        byte[] old = mth(data.subList(0, first));
        ConsistencyProof proof = ConsistencyProof.of(naive(data), first, second);
        assertThat(texts(proof.path())).isEqualTo(texts(subproof(first, data, true)));
        assertThat(proof.proves(old, young)).isTrue();
        assertThat(proof.proves(flipped(old), young)).isFalse();
        assertThat(proof.proves(old, flipped(young))).isFalse();
        for (List<byte[]> wrong : damaged(proof.path())) {
            assertThat(new ConsistencyProof(first, second, wrong).proves(old, young))
                    .isFalse();
        }
    }

    @Property(tries = 100)
    void an_edge_that_was_stored_grows_like_one_that_was_not(
            @ForAll @IntRange(max = 300) int before, @ForAll @IntRange(max = 300) int more) {
        List<byte[]> data = data(before + more);
        Frontier grown = new Frontier(before, edge(naive(data), before));
        data.subList(before, before + more).forEach(d -> grown.add(MerkleHash.leaf(d), (level, no, hash) -> {}));
        assertThat(grown.root()).isEqualTo(mth(data));
    }

    @Property(tries = 50)
    void every_subtree_is_told_once_when_it_is_complete(@ForAll @IntRange(max = 200) int size) {
        List<byte[]> data = data(size);
        Subtrees expected = naive(data);
        List<String> told = new ArrayList<>();
        Frontier tree = new Frontier();
        data.forEach(d -> tree.add(MerkleHash.leaf(d), (level, no, hash) -> {
            assertThat(hash).isEqualTo(expected.hash(level, no));
            assertThat((no + 1) << level).isEqualTo(tree.size() + 1);
            told.add(level + "/" + no);
        }));
        assertThat(told).doesNotHaveDuplicates().hasSize(subtreesOf(size));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, Long.MAX_VALUE})
    void nonsense_proves_nothing(long number) {
        byte[] root = mth(data(3));
        assertThat(new InclusionProof(number, number, List.of()).proves(data(3).get(0), root))
                .isFalse();
        assertThat(new InclusionProof(0, number, List.of()).proves(data(3).get(0), root))
                .isFalse();
        assertThat(new ConsistencyProof(number, 3, List.of()).proves(root, flipped(root)))
                .isFalse();
        assertThat(new ConsistencyProof(1, number, List.of()).proves(root, flipped(root)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void every_tree_begins_with_the_empty_one(int size) {
        byte[] root = mth(data(size));
        ConsistencyProof proof = ConsistencyProof.of(naive(data(size)), 0, size);
        assertThat(proof.proves(MerkleHash.empty(), root)).isTrue();
        assertThat(proof.proves(flipped(MerkleHash.empty()), root)).isFalse();
    }

    /** MTH of RFC 9162, section 2.1.1, word for word. */
    private static byte[] mth(List<byte[]> d) {
        int n = d.size();
        if (n == 0) {
            return Hash.of();
        }
        if (n == 1) {
            return Hash.of(new byte[] {0}, d.get(0));
        }
        int k = k(n);
        return Hash.of(new byte[] {1}, mth(d.subList(0, k)), mth(d.subList(k, n)));
    }

    /** PATH of section 2.1.3.1. */
    private static List<byte[]> path(int m, List<byte[]> d) {
        int n = d.size();
        if (n == 1) {
            return List.of();
        }
        int k = k(n);
        return m < k
                ? plus(path(m, d.subList(0, k)), mth(d.subList(k, n)))
                : plus(path(m - k, d.subList(k, n)), mth(d.subList(0, k)));
    }

    /** SUBPROOF of section 2.1.4.1. */
    private static List<byte[]> subproof(int m, List<byte[]> d, boolean whole) {
        int n = d.size();
        if (m == n) {
            return whole ? List.of() : List.of(mth(d));
        }
        int k = k(n);
        return m <= k
                ? plus(subproof(m, d.subList(0, k), whole), mth(d.subList(k, n)))
                : plus(subproof(m - k, d.subList(k, n), false), mth(d.subList(0, k)));
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<byte[]> plus(List<byte[]> path, byte[] hash) {
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(hash);
        return longer;
    }

    private static Frontier tree(List<byte[]> data) {
        Frontier tree = new Frontier();
        data.forEach(d -> tree.add(MerkleHash.leaf(d), (level, no, hash) -> {}));
        return tree;
    }

    private static Subtrees naive(List<byte[]> data) {
        return (level, no) -> mth(data.subList((int) no << level, (int) (no + 1) << level));
    }

    private static List<byte[]> edge(Subtrees tree, int size) {
        List<byte[]> edge = new ArrayList<>();
        for (int level = 30; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                edge.add(tree.hash(level, (size >> level) - 1));
            }
        }
        return edge;
    }

    private static int subtreesOf(int size) {
        int count = 0;
        for (int leaves = size; leaves > 0; leaves /= 2) {
            count += leaves;
        }
        return count;
    }

    /** The path with something added, taken away, altered or swapped. */
    private static List<List<byte[]>> damaged(List<byte[]> path) {
        List<List<byte[]>> wrong = new ArrayList<>();
        wrong.add(plus(path, new byte[Hash.LENGTH]));
        for (int i = 0; i < path.size(); i++) {
            List<byte[]> shorter = new ArrayList<>(path);
            shorter.remove(i);
            wrong.add(shorter);
            List<byte[]> altered = new ArrayList<>(path);
            altered.set(i, flipped(path.get(i)));
            wrong.add(altered);
        }
        return wrong;
    }

    private static byte[] flipped(byte[] hash) {
        byte[] other = hash.clone();
        other[7] ^= 1;
        return other;
    }

    private static List<byte[]> data(int size) {
        List<byte[]> data = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            data.add(("leaf " + i).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        return data;
    }

    private static List<String> texts(List<byte[]> hashes) {
        return hashes.stream().map(Hash::hex).toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
