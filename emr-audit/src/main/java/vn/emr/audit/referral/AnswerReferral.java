package vn.emr.audit.referral;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.message.Dispatch;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralRefused;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.ReferralStatements;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;
import vn.emr.domain.transfer.MessageKind;

/**
 * What the receiving facility says to a referral. The answer is a statement of its own log and travels back like
 * everything else.
 */
@UseCase
public class AnswerReferral {

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    ReferralAccess access;

    @Inject
    Referrals referrals;

    @Inject
    Entries entries;

    @Inject
    Streams streams;

    @Inject
    Log log;

    @Inject
    Dispatch dispatch;

    /**
     * What the facility tells at discharge.
     *
     * @param diagnosis final diagnosis
     * @param treatment what was done
     * @param plan what the referring facility is to do
     */
    public record Feedback(String diagnosis, String treatment, String plan) {}

    /** Takes the patient. */
    public void accept(UUID id, @Nullable String note) {
        answer(id, ReferralState.ACCEPTED, note, null);
    }

    /**
     * Does not take the patient.
     *
     * @throws ReferralRefused without a reason
     */
    public void decline(UUID id, String reason) {
        if (reason.isBlank()) {
            throw ReferralRefused.form("reason");
        }
        answer(id, ReferralState.DECLINED, reason.strip(), null);
    }

    /** The patient is there. */
    public void arrived(UUID id) {
        answer(id, ReferralState.ARRIVED, null, null);
    }

    /**
     * The patient was discharged.
     *
     * @throws ReferralRefused when nothing is said
     */
    public void complete(UUID id, Feedback feedback) {
        if (feedback.diagnosis().isBlank()) {
            throw ReferralRefused.form("diagnosis");
        }
        answer(id, ReferralState.COMPLETED, null, feedback);
    }

    private void answer(UUID id, ReferralState state, @Nullable String said, @Nullable Feedback feedback) {
        Referral referral = referrals.get(id);
        if (referral.outgoing()) {
            throw ReferralRefused.notFound();
        }
        if (referral.state() == state) {
            return; // pressed twice
        }
        access.basis(referral.patient(), AuditEventType.REFERRAL_ANSWERED);
        referral.become(state, clock.instant());
        List<UUID> statements = write(referral, state, said, feedback);
        dispatch.send(referral, new Dispatch.Content(MessageKind.ANSWER, statements, List.of(), Map.of(), state));
    }

    private List<UUID> write(
            Referral referral, ReferralState state, @Nullable String said, @Nullable Feedback feedback) {
        Instant now = clock.instant();
        ReferralStatements.About about =
                new ReferralStatements.About(referral.patient(), null, caller.get(), referral.facility(), now);
        StreamRow stream = streams.claimExternal(referral.facility().code(), referral.patient());
        streams.lock(stream);
        List<Draft> drafts = new ArrayList<>();
        UUID told = feedback == null ? null : Ids.next(clock);
        if (feedback != null && told != null) {
            drafts.add(Draft.first(
                    told,
                    ReferralStatements.feedback(about, feedback.diagnosis(), feedback.treatment(), feedback.plan()),
                    now,
                    Source.UI));
        }
        Optional<StoredResource> known = task(referral);
        drafts.add(new Draft(
                known.map(StoredResource::id).orElseGet(() -> Ids.next(clock)),
                ReferralStatements.task(about, referral.id(), state, said == null ? earlier(known) : said, told),
                now,
                Source.UI,
                known.isPresent()));
        log.append(stream, drafts);
        return drafts.stream().map(Draft::id).toList();
    }

    /** The Task of earlier answers. */
    private Optional<StoredResource> task(Referral referral) {
        return entries.compartment(referral.patient(), List.of("Task")).stream()
                .filter(t -> t.facility().equals(referral.facility().code()))
                .filter(t -> t.content()
                        .text("focus", "reference")
                        .filter(("ServiceRequest/" + referral.id())::equals)
                        .isPresent())
                .findFirst();
    }

    /** What was said with an earlier answer still holds. */
    private static @Nullable String earlier(Optional<StoredResource> task) {
        return task.flatMap(t -> t.content().text("statusReason", "text")).orElse(null);
    }
}
