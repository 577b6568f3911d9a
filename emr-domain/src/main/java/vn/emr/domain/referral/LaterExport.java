package vn.emr.domain.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.content.FhirDay;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;

/**
 * A stay that the HIS exported, held against a referral that was sent before: an emergency leaves before its paperwork.
 * Days are those where the hospitals are.
 *
 * @param patient the Patient under whom the stay is kept
 * @param stay the stay
 * @param papers the referral papers that were written in it
 */
public record LaterExport(UUID patient, StayChoice stay, List<TransferPaper> papers) {

    /** A stay counts when it began at the latest so many days after the referral, and ended at the earliest so many before. */
    private static final int STAY_DAYS = 1;

    /** A paper counts when it was written within so many days of the referral. */
    private static final int PAPER_DAYS = 3;

    /** Copies the list. */
    public LaterExport {
        papers = List.copyOf(papers);
    }

    /** The stay of the patient's chart; empty when it isn't there. */
    public static Optional<LaterExport> of(List<StoredResource> chart, String facility, UUID patient, UUID encounter) {
        return StayChoice.of(chart, facility).stream()
                .filter(s -> s.id().equals(encounter))
                .findFirst()
                .map(s -> new LaterExport(patient, s, papers(chart, encounter)));
    }

    private static List<TransferPaper> papers(List<StoredResource> chart, UUID encounter) {
        return chart.stream()
                .filter(r -> r.type().equals("ServiceRequest") && r.source() == Source.HIS)
                .flatMap(r -> TransferPaper.of(r.content(), reference -> Optional.empty()).stream())
                .filter(p -> encounter.equals(p.encounter()))
                .toList();
    }

    /** The paper that sends the patient where the referral does. */
    public Optional<TransferPaper> paperFor(Referral referral) {
        return papers.stream()
                .filter(p -> p.destination().equals(referral.partner().code()))
                .findFirst();
    }

    /**
     * Whether this is what the referral was sent without: its paper, or its stay. The person has to be the same; that
     * isn't asked here.
     *
     * @param sent when the referral was sent
     */
    public boolean belongsTo(Referral referral, Instant sent) {
        if (!wants(referral)) {
            return false;
        }
        Optional<TransferPaper> paper = paperFor(referral);
        if (paper.isPresent()) {
            return isPaperOf(referral, paper.get(), sent);
        }
        return referral.encounter().isEmpty() && papers.isEmpty() && isNear(sent);
    }

    /** Whether something is missing that this could be. */
    private boolean wants(Referral referral) {
        return referral.encounter()
                .map(e -> e.equals(stay.id()) && referral.paper().isEmpty())
                .orElse(true);
    }

    /** Whether the paper was written for this referral: it has its number, or it has none and the days agree. */
    public static boolean isPaperOf(Referral referral, TransferPaper paper, Instant sent) {
        return referral.paper()
                .map(paper.number()::equals)
                .orElseGet(() -> FhirDay.of(paper.issued())
                        .filter(d -> within(d, day(sent), PAPER_DAYS))
                        .isPresent());
    }

    /** Whether the patient was here when the referral was sent, give or take a day. */
    public boolean isNear(Instant sent) {
        return isNear(stay, sent);
    }

    /** Whether the stay lasted when the referral was sent, give or take a day. */
    public static boolean isNear(StayChoice stay, Instant sent) {
        LocalDate day = day(sent);
        boolean begun = FhirDay.of(stay.start())
                .filter(d -> !d.isAfter(day.plusDays(STAY_DAYS)))
                .isPresent();
        boolean over = FhirDay.of(stay.end())
                .filter(d -> d.isBefore(day.minusDays(STAY_DAYS)))
                .isPresent();
        return begun && !over;
    }

    private static boolean within(LocalDate day, LocalDate other, int days) {
        return !day.isBefore(other.minusDays(days)) && !day.isAfter(other.plusDays(days));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, SystemClock.VIETNAM);
    }
}
