package vn.emr.audit.referral;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.message.Dispatch;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.referral.PacketPlan;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.ReferralRefused;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.ReferralStatements;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.referral.StayChoice;
import vn.emr.domain.referral.TransferPaper;
import vn.emr.domain.referral.Urgency;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;
import vn.emr.domain.transfer.Connections;
import vn.emr.domain.transfer.MessageKind;
import vn.emr.domain.transfer.Messages;

/** Writes a referral and sends it. */
@UseCase
public class WriteReferral {

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    ReferralAccess access;

    @Inject
    Facilities facilities;

    @Inject
    Connections connections;

    @Inject
    Referrals referrals;

    @Inject
    Messages messages;

    @Inject
    Entries entries;

    @Inject
    Streams streams;

    @Inject
    Log log;

    @Inject
    Dispatch dispatch;

    @Inject
    SendFiles files;

    @Inject
    Unfinished unfinished;

    /**
     * A referral that is being written.
     *
     * @param referral the draft
     * @param form what was typed so far, or what the paper of the HIS says
     * @param plan what would go along
     * @param patient the Patient
     * @param stays the patient's newest stays here: the doctor chooses
     */
    public record ReferralDraft(
            Referral referral, ReferralForm form, PacketPlan plan, JsonObject patient, List<StayChoice> stays) {}

    /** Codes of the facilities to which the caller's may refer this patient now; none when it keeps another's record. */
    public List<String> destinations(UUID patient) {
        String own = access.own().code();
        boolean ours =
                entries.current(patient).filter(p -> p.facility().equals(own)).isPresent();
        return ours ? connections.open(own) : List.of();
    }

    /** Codes of the facilities to which the caller's may refer a patient of its own now. */
    public List<String> destinations() {
        return connections.open(access.own().code());
    }

    /**
     * Begins one, filled from the newest paper that the HIS has exported; an unfinished one of the same patient is gone on
     * with.
     *
     * @param to code of the facility that is asked
     * @return id of the referral
     */
    public UUID begin(UUID patient, String to) {
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

    /** What was typed so far, and what would go along. */
    public ReferralDraft open(UUID id) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_READ);
        List<StoredResource> chart = entries.compartment(referral.patient());
        ReferralForm form = referral.form().orElseThrow(ReferralRefused::notFound);
        access.record(AuditEventType.REFERRAL_READ, referral, basis);
        return new ReferralDraft(
                referral, form, plan(referral, chart), patient(chart, referral), choices(referral, chart));
    }

    private static JsonObject patient(List<StoredResource> chart, Referral referral) {
        return chart.stream()
                .filter(r -> r.id().equals(referral.patient()))
                .map(StoredResource::content)
                .findFirst()
                .orElseThrow();
    }

    /** The newest ones, and the one that is chosen, however old. */
    private static List<StayChoice> choices(Referral referral, List<StoredResource> chart) {
        List<StayChoice> all = StayChoice.of(chart, referral.facility().code());
        return IntStream.range(0, all.size())
                .filter(i -> i < StayChoice.MOST
                        || referral.encounter().equals(Optional.of(all.get(i).id())))
                .mapToObj(all::get)
                .toList();
    }

    private PacketPlan plan(Referral referral, List<StoredResource> chart) {
        return PacketPlan.of(chart, access.own().code(), referral.encounter().orElse(null));
    }

    /**
     * Takes another stay of the patient along.
     *
     * @throws ReferralRefused when it is no stay of this patient here
     */
    public void choose(UUID id, UUID stay) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        boolean theirs =
                StayChoice.of(
                                entries.compartment(referral.patient(), List.of("Encounter")),
                                referral.facility().code())
                        .stream()
                        .anyMatch(s -> s.id().equals(stay));
        if (!theirs) {
            throw ReferralRefused.form("stay");
        }
        referral.about(stay);
        access.record(AuditEventType.REFERRAL_WRITTEN, referral, basis);
    }

    /** Keeps what was typed so far. */
    public void save(UUID id, ReferralForm form) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        referrals.keep(referral, form);
        access.record(AuditEventType.REFERRAL_WRITTEN, referral, basis);
    }

    /** Throws a draft away. */
    public void discard(UUID id) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        referrals.discard(referral);
        access.record(AuditEventType.REFERRAL_WRITTEN, referral, basis);
    }

    /**
     * Sends it; pressed twice, it is sent once.
     *
     * @throws ReferralRefused when something is missing without which nobody can answer
     */
    public void send(UUID id, ReferralForm typed) {
        Referral referral = referrals.get(id);
        if (referral.state() != ReferralState.DRAFT) {
            return;
        }
        access.basis(referral.patient(), AuditEventType.REFERRAL_SENT);
        typed.requireSendable();
        PacketPlan plan = plan(referral, entries.compartment(referral.patient()));
        ReferralForm form = typed.within(plan);
        referrals.keep(referral, form);
        List<UUID> resources = new ArrayList<>(plan.resources(form.leftOut()));
        resources.addAll(write(referral, form));
        referral.become(ReferralState.SENT, clock.instant());
        dispatch.send(
                referral,
                new Dispatch.Content(MessageKind.REFERRAL, resources, List.of(), plan.notSent(form.leftOut()), null));
        files.follow(referral, plan.files(form.leftOut()));
    }

    /** The statements of the referral itself, in the stay's stream; without a stay, in the patient's. */
    private List<UUID> write(Referral referral, ReferralForm form) {
        UUID stay = referral.encounter().orElse(null);
        Instant now = clock.instant();
        ReferralStatements.About about =
                new ReferralStatements.About(referral.patient(), stay, caller.get(), referral.facility(), now);
        UUID note = Ids.next(clock);
        StreamRow stream = stream(referral, stay);
        streams.lock(stream);
        List<Draft> statements = new ArrayList<>(List.of(
                Draft.first(note, ReferralStatements.note(about, form), now, Source.UI),
                Draft.first(
                        referral.id(),
                        ReferralStatements.serviceRequest(about, referral.partner(), form, note),
                        now,
                        Source.UI)));
        statements.addAll(files.statements(about, referral));
        log.append(stream, statements);
        return statements.stream().map(Draft::id).toList();
    }

    private StreamRow stream(Referral referral, @Nullable UUID stay) {
        return Optional.ofNullable(stay)
                .flatMap(streams::about)
                .orElseGet(() -> streams.claimExternal(referral.facility().code(), referral.patient()));
    }

    /** Calls it off; the receiving facility is told. */
    public void cancel(UUID id) {
        Referral referral = referrals.get(id);
        access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        referral.become(ReferralState.CANCELLED, clock.instant());
        dispatch.send(
                referral,
                new Dispatch.Content(MessageKind.ANSWER, List.of(), List.of(), Map.of(), ReferralState.CANCELLED));
    }
}
