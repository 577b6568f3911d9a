package vn.emr.domain.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.store.Blobs;
import vn.emr.domain.store.ContentCodec;
import vn.emr.domain.store.Hash;

/** Photos and PDFs of referrals that are being written. */
@ApplicationScoped
public class ReferralFiles {

    /** Files of a referral. */
    public static final int MOST = 10;

    /** Largest file, bytes. */
    public static final int LARGEST = 20 << 20;

    /** Longest title, characters. */
    public static final int LONGEST_TITLE = 100;

    private static final String COLUMNS = "select id, added, title, type, length, sha256 from emr.referral_file ";

    @Inject
    Clock clock;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** The files of a referral, in the order in which they were added. */
    public List<DraftFile> of(UUID referral) {
        return query(COLUMNS + "where referral = :value order by added, id", referral);
    }

    /** One file of a referral. */
    public Optional<DraftFile> find(UUID referral, UUID id) {
        return of(referral).stream().filter(f -> f.id().equals(id)).findFirst();
    }

    private List<DraftFile> query(String sql, UUID value) {
        List<?> rows = em.createNativeQuery(sql, Object[].class)
                .setParameter("value", value)
                .getResultList();
        return rows.stream().map(r -> file((Object[]) r)).toList();
    }

    private static DraftFile file(Object[] row) {
        return new DraftFile(
                (UUID) row[0],
                (Instant) row[1],
                (String) row[2],
                FileKind.ofMediaType((String) row[3]).orElseThrow(),
                ((Number) row[4]).intValue(),
                (byte[]) row[5]);
    }

    /**
     * Adds one. The same bytes again change nothing.
     *
     * @throws FileRefused when it is too long, of no kind that may go along, or one too many
     */
    public DraftFile add(Referral referral, String title, byte[] content) {
        if (content.length > LARGEST) {
            throw FileRefused.tooLarge();
        }
        if (title.length() > LONGEST_TITLE) {
            throw FileRefused.longTitle();
        }
        FileKind kind = FileKind.of(content).orElseThrow(FileRefused::otherKind);
        lock(referral);
        List<DraftFile> there = of(referral.id());
        byte[] sha256 = Hash.of(content);
        Optional<DraftFile> same =
                there.stream().filter(f -> Arrays.equals(f.sha256(), sha256)).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (there.size() >= MOST) {
            throw FileRefused.tooMany();
        }
        DraftFile file = new DraftFile(Ids.next(clock), clock.instant(), title, kind, content.length, sha256);
        insert(referral, file, content);
        return file;
    }

    /** Two who add at once don't exceed the number together; and nothing is added to what is being sent. */
    private void lock(Referral referral) {
        List<?> draft = em.createNativeQuery(
                        "select id from emr.referral where id = :id and state = 0 for update", UUID.class)
                .setParameter("id", referral.id())
                .getResultList();
        if (draft.isEmpty()) {
            throw ReferralRefused.state(referral.state(), ReferralState.DRAFT);
        }
    }

    private void insert(Referral referral, DraftFile file, byte[] content) {
        em.createNativeQuery(
                        "insert into emr.referral_file (id, added, referral, facility, length, type, sha256, title)"
                                + " select :id, :added, :referral, key, :length, :type, :sha256, :title from emr.facility"
                                + " where code = :facility")
                .setParameter("id", file.id())
                .setParameter("added", file.added())
                .setParameter("referral", referral.id())
                .setParameter("length", file.size())
                .setParameter("type", file.kind().mediaType())
                .setParameter("sha256", file.sha256())
                .setParameter("title", file.title())
                .setParameter("facility", referral.facility().code())
                .executeUpdate();
        for (int no = 0; no * Blobs.CHUNK < content.length; no++) {
            int from = no * Blobs.CHUNK;
            byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + Blobs.CHUNK));
            em.createNativeQuery("insert into emr.referral_file_chunk (file, no, facility, bytes)"
                            + " select id, :no, facility, :bytes from emr.referral_file where id = :id")
                    .setParameter("no", no)
                    .setParameter("bytes", ContentCodec.compressPlain(part))
                    .setParameter("id", file.id())
                    .executeUpdate();
        }
    }

    /** Takes one out again; nothing of it remains. */
    public void remove(Referral referral, UUID id) {
        lock(referral);
        delete(id);
    }

    private void delete(UUID id) {
        em.createNativeQuery("delete from emr.referral_file where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Its bytes. */
    public byte[] content(DraftFile file) {
        List<?> chunks = em.createNativeQuery(
                        "select bytes from emr.referral_file_chunk where file = :id order by no", byte[].class)
                .setParameter("id", file.id())
                .getResultList();
        ByteArrayOutputStream content = new ByteArrayOutputStream(file.size());
        chunks.forEach(c -> content.writeBytes(ContentCodec.decompress(ContentCodec.PLAIN, (byte[]) c)));
        return content.toByteArray();
    }

    /** Makes it a blob of the facility, in the database: its bytes don't pass through here once more. */
    public void keep(DraftFile file) {
        int fresh = em.createNativeQuery("insert into emr.blob (facility, sha256, length, stored)"
                        + " select facility, sha256, length, now() from emr.referral_file where id = :id"
                        + " on conflict do nothing")
                .setParameter("id", file.id())
                .executeUpdate();
        if (fresh == 1) {
            em.createNativeQuery("insert into emr.blob_chunk (facility, sha256, no, bytes)"
                            + " select f.facility, f.sha256, c.no, c.bytes from emr.referral_file f"
                            + " join emr.referral_file_chunk c on c.file = f.id where f.id = :id")
                    .setParameter("id", file.id())
                    .executeUpdate();
        }
        delete(file.id());
    }
}
