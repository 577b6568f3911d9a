package vn.emr.audit.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import vn.emr.audit.AuditEventType;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.referral.StayChoice;
import vn.emr.domain.referral.TransferPaper;
import vn.emr.domain.referral.Urgency;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.Connections;

/** Begins a referral, or finds the unfinished one that is gone on with. */
@ApplicationScoped
class BeginDraft {

    @Inject
    Clock clock;

    @Inject
    ReferralAccess access;

    @Inject
    Facilities facilities;

    @Inject
    Connections connections;

    @Inject
    Referrals referrals;

    @Inject
    Entries entries;

    @Inject
    Unfinished unfinished;

    /**
     * Begins one, filled from the newest paper that the HIS has exported; an unfinished one of the same patient is gone on
     * with.
     *
     * @param to code of the facility that is asked
     * @return id of the referral
     */
    UUID begin(UUID patient, String to) {
        return begin(patient, to, chart -> ExportedPapers.newest(chart, to), Unfinished::isDraftOf);
    }

    /**
     * The same by this paper, and no other.
     *
     * @return id of the referral
     */
    UUID begin(UUID patient, TransferPaper paper) {
        return begin(
                patient,
                paper.destination(),
                chart -> Optional.of(paper),
                (r, p) -> Unfinished.isDraftOf(r, p)
                        && (r.encounter().isEmpty() || r.encounter().equals(Optional.ofNullable(paper.encounter()))));
    }

    private UUID begin(
            UUID patient,
            String to,
            Function<List<StoredResource>, Optional<TransferPaper>> find,
            BiPredicate<Referral, UUID> isDraft) {
        LegalBasis basis = access.basis(patient, AuditEventType.REFERRAL_WRITTEN);
        Facility own = access.own();
        connections.requireOpen(own.code(), to);
        List<StoredResource> chart = entries.compartment(patient);
        Optional<TransferPaper> paper = find.apply(chart);
        Optional<Referral> begun = referrals.ofPerson(patient).stream()
                .filter(r -> r.outgoing() && r.partner().code().equals(to))
                .filter(r -> isDraft.test(r, patient) || unfinished.isOf(r, paper))
                .findFirst();
        if (begun.isPresent()) {
            return begun.get().id();
        }
        Facility partner = facilities.find(to).orElseThrow();
        List<StayChoice> stays = StayChoice.of(chart, own.code());
        Optional<StayChoice> newest = stays.stream().findFirst();
        UUID stay = paper.map(TransferPaper::encounter)
                .orElseGet(() -> newest.map(StayChoice::id).orElse(null));
        Referral draft = Referral.draft(Ids.next(clock), own, partner, patient, stay, clock.instant());
        referrals.add(draft);
        referrals.keep(draft, paper.map(ReferralForm::of).orElseGet(() -> empty(newest)));
        access.record(AuditEventType.REFERRAL_WRITTEN, draft, basis);
        return draft.id();
    }

    /** Without a paper: the main diagnosis of the stay. */
    private static ReferralForm empty(Optional<StayChoice> stay) {
        return new ReferralForm(
                Urgency.URGENT,
                0,
                null,
                stay.flatMap(StayChoice::code).orElse(null),
                stay.map(StayChoice::diagnosis).orElse(""),
                Map.of(),
                ReferralForm.AT_FIRST);
    }
}
