package vn.emr.audit.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.message.Dispatch;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.referral.PacketPlan;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.ReferralStatements;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;
import vn.emr.domain.transfer.MessageKind;

/** Seals a draft and queues it for the other side; calls off what was sent. */
@ApplicationScoped
class SendDraft {

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    Referrals referrals;

    @Inject
    Streams streams;

    @Inject
    Log log;

    @Inject
    Dispatch dispatch;

    @Inject
    SendFiles files;

    /** Sends it with what the plan takes along. */
    void send(Referral referral, ReferralForm typed, PacketPlan plan) {
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
    void cancel(Referral referral) {
        referral.become(ReferralState.CANCELLED, clock.instant());
        dispatch.send(
                referral,
                new Dispatch.Content(MessageKind.ANSWER, List.of(), List.of(), Map.of(), ReferralState.CANCELLED));
    }
}
