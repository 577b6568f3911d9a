package vn.emr.audit.referral;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Reference;
import vn.emr.domain.referral.HisPapers;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.ReferralRefused;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.referral.TransferPaper;
import vn.emr.domain.referral.Urgency;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.Connections;

/**
 * What the HIS says without anybody's pressing a button: it has exported a referral paper (XML13) to a facility with an open
 * connection, and nobody has referred by that stay yet. Each is one press from being sent, or is put aside.
 */
@UseCase
public class ProposeReferrals {

    /** A stay of so long ago is proposed no more: the patient has arrived, the paper went along. */
    @Inject
    @ConfigProperty(name = "emr.referral.proposal-days", defaultValue = "7")
    int days;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    ReferralAccess access;

    @Inject
    HisPapers papers;

    @Inject
    Connections connections;

    @Inject
    Referrals referrals;

    @Inject
    WriteReferral writing;

    @Inject
    Entries entries;

    @Inject
    AuditTrail trail;

    /**
     * A referral that the HIS proposes.
     *
     * @param patient logical id of the Patient
     * @param who the Patient; empty when not here
     * @param paper the paper
     * @param form what would be sent
     */
    public record Proposal(UUID patient, Optional<JsonObject> who, TransferPaper paper, ReferralForm form) {}

    /**
     * The proposals of the caller's facility, the newest first.
     *
     * @param open the first of those that wait
     * @param count how many wait
     * @param aside the first of those that were put aside
     * @param asideCount how many were
     */
    public record Proposals(List<Proposal> open, int count, List<Proposal> aside, int asideCount) {

        /** Copies the lists. */
        public Proposals {
            open = List.copyOf(open);
            aside = List.copyOf(aside);
        }
    }

    private record Found(HisPapers.Open open, StoredResource request) {}

    /**
     * Those of stays that ended in the last days.
     *
     * @param most how many of each are read whole
     */
    public Proposals list(int most) {
        List<Found> found = reachable(papers.since(since()));
        List<Found> waiting = found.stream().filter(f -> !f.open().aside()).toList();
        List<Found> left = found.stream().filter(f -> f.open().aside()).toList();
        Proposals proposals = new Proposals(read(waiting, most), waiting.size(), read(left, most), left.size());
        if (!found.isEmpty()) {
            trail.record(AuditRecord.of(AuditEventType.REFERRALS_READ, null, "proposed")
                    .counting(proposals.open().size() + proposals.aside().size()));
        }
        return proposals;
    }

    /** Those of one patient that nobody put aside; for whoever has opened the chart, which is recorded. */
    public List<Proposal> of(UUID patient) {
        List<Found> found = reachable(papers.of(patient, since())).stream()
                .filter(f -> !f.open().aside())
                .toList();
        return read(found, HisPapers.LIMIT);
    }

    private Instant since() {
        return clock.instant().minus(Duration.ofDays(days));
    }

    /** To facilities to which the data may go now. */
    private List<Found> reachable(List<HisPapers.Open> open) {
        if (open.isEmpty()) {
            return List.of();
        }
        Set<String> to = Set.copyOf(connections.open(access.own().code()));
        Map<UUID, StoredResource> requests = current(open, HisPapers.Open::request);
        return open.stream()
                .flatMap(o -> Optional.ofNullable(requests.get(o.request())).map(r -> new Found(o, r)).stream())
                .filter(f -> f.request()
                        .content()
                        .text("performer", "identifier", "value")
                        .filter(to::contains)
                        .isPresent())
                .toList();
    }

    private <T> Map<UUID, StoredResource> current(Collection<T> of, Function<T, UUID> id) {
        return entries.current(of.stream().map(id).collect(Collectors.toSet()));
    }

    private List<Proposal> read(List<Found> found, int most) {
        List<Found> some = found.stream().limit(most).toList();
        Map<UUID, StoredResource> patients = current(some, f -> f.open().patient());
        Collection<StoredResource> beside = entries.current(some.stream()
                        .flatMap(f -> f.request().content().objects("supportingInfo"))
                        .flatMap(i -> i.text("reference").stream())
                        .map(Reference::id)
                        .collect(Collectors.toSet()))
                .values();
        return some.stream()
                .flatMap(f -> proposal(f, patients, beside).stream())
                .toList();
    }

    private static Optional<Proposal> proposal(
            Found found, Map<UUID, StoredResource> patients, Collection<StoredResource> beside) {
        List<StoredResource> all = new ArrayList<>(beside);
        all.add(found.request());
        UUID patient = found.open().patient();
        return ExportedPapers.of(all)
                .findFirst()
                .map(p -> new Proposal(
                        patient,
                        Optional.ofNullable(patients.get(patient)).map(StoredResource::content),
                        p,
                        ReferralForm.of(p)));
    }

    /**
     * What a press came to.
     *
     * @param referral id of the referral
     * @param sent whether it has left; else something has to be written or looked at first
     */
    public record Pressed(UUID referral, boolean sent) {}

    /** Begins the referral, filled from the paper; an unfinished one is gone on with. */
    public UUID begin(UUID request) {
        Proposal proposal = find(request);
        return writing.begin(proposal.patient(), proposal.paper());
    }

    /**
     * Sends it as the paper says. Nothing is sent when something required is missing, or when somebody has begun to write
     * one by hand: then that one is gone on with.
     */
    public Pressed send(UUID request, Urgency urgency) {
        Proposal proposal = find(request);
        UUID id = writing.begin(proposal.patient(), proposal.paper());
        Referral referral = referrals.get(id);
        boolean untouched =
                referral.state() == ReferralState.DRAFT && referral.form().equals(Optional.of(proposal.form()));
        if (untouched && proposal.form().isSendable()) {
            writing.send(id, proposal.form().with(urgency));
        }
        return new Pressed(id, referral.state() != ReferralState.DRAFT);
    }

    /** Puts the paper aside: it is proposed no more. */
    public void putAside(UUID request) {
        UUID patient = find(request).patient();
        LegalBasis basis = access.basis(patient, AuditEventType.PAPER_PUT_ASIDE);
        papers.putAside(request, caller.get().account());
        record(request, patient, basis, "aside");
    }

    /** Takes it back. */
    public void takeBack(UUID request) {
        UUID patient = find(request).patient();
        LegalBasis basis = access.basis(patient, AuditEventType.PAPER_PUT_ASIDE);
        papers.takeBack(request);
        record(request, patient, basis, "back");
    }

    private void record(UUID request, UUID patient, LegalBasis basis, String what) {
        trail.record(new AuditRecord(AuditEventType.PAPER_PUT_ASIDE, patient, basis, null, request.toString(), what));
    }

    /**
     * The paper of the caller's facility.
     *
     * @throws ReferralRefused when there is none
     */
    private Proposal find(UUID request) {
        String own = access.own().code();
        StoredResource found = entries.current(request)
                .filter(r -> r.facility().equals(own) && r.source() == Source.HIS && !r.withdrawn())
                .orElseThrow(ReferralRefused::notFound);
        UUID patient =
                found.content().text("subject", "reference").map(Reference::id).orElseThrow(ReferralRefused::notFound);
        return read(List.of(new Found(new HisPapers.Open(request, patient, false), found)), 1).stream()
                .findFirst()
                .orElseThrow(ReferralRefused::notFound);
    }
}
