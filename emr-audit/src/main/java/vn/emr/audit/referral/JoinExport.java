package vn.emr.audit.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.referral.LaterExport;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.referral.TransferPaper;
import vn.emr.domain.store.Entries;
import vn.emr.domain.transfer.Connections;
import vn.emr.domain.transfer.Messages;

/**
 * Joins what the HIS exports to a referral that left before: its stay, or its paper. Only for the same Person, only when
 * exactly one referral can be meant, and at most once: what was joined waits for nothing more. Runs in the transaction of
 * the import.
 */
@ApplicationScoped
public class JoinExport {

    @Inject
    Clock clock;

    @Inject
    Referrals referrals;

    @Inject
    Messages messages;

    @Inject
    Connections connections;

    @Inject
    Entries entries;

    @Inject
    GoesAlong goesAlong;

    /**
     * Joins the stay to the referral that waits for it, and sends what goes along.
     *
     * @param facility code of the facility whose HIS exported it
     * @return the referral; empty when none waits, or several do
     */
    public Optional<UUID> join(String facility, UUID patient, UUID encounter) {
        List<Referral> all = referrals.ofPerson(patient);
        List<Referral> open = all.stream().filter(r -> waits(r, encounter)).toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        return LaterExport.of(entries.compartment(patient), facility, patient, encounter)
                .flatMap(export -> only(open, export)
                        .filter(r -> !isTaken(all, r, export))
                        .map(r -> join(referrals.lock(r.id()), export)));
    }

    /** A declined or cancelled referral waits for nothing. What is closed now can be sent by hand later. */
    private boolean waits(Referral referral, UUID encounter) {
        boolean sent = referral.outgoing() && isUnderWay(referral.state());
        boolean lacks = referral.encounter().isEmpty()
                || (referral.paper().isEmpty() && referral.encounter().equals(Optional.of(encounter)));
        return sent
                && lacks
                && connections
                        .open(referral.facility().code())
                        .contains(referral.partner().code());
    }

    static boolean isUnderWay(ReferralState state) {
        return state != ReferralState.DRAFT && state != ReferralState.DECLINED && state != ReferralState.CANCELLED;
    }

    /** The one with the number of the export's paper; else the only one that it can belong to. */
    private Optional<Referral> only(List<Referral> open, LaterExport export) {
        List<Referral> meant = open.stream().filter(r -> isMeant(r, export)).toList();
        List<Referral> numbered =
                meant.stream().filter(r -> r.paper().isPresent()).toList();
        List<Referral> best = numbered.isEmpty() ? meant : numbered;
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    private boolean isMeant(Referral referral, LaterExport export) {
        return messages.sentAt(referral.id())
                .filter(sent -> export.belongsTo(referral, sent))
                .isPresent();
    }

    /** Whether the paper was referred by another referral already. */
    static boolean isTaken(List<Referral> all, Referral referral, LaterExport export) {
        Optional<String> number = export.paperFor(referral).map(TransferPaper::number);
        return number.isPresent()
                && all.stream()
                        .filter(r -> r.outgoing() && !r.id().equals(referral.id()))
                        .filter(r -> r.state() != ReferralState.CANCELLED)
                        .anyMatch(r -> r.paper().equals(number)
                                && r.partner().code().equals(referral.partner().code()));
    }

    private UUID join(Referral referral, LaterExport export) {
        referral.join(
                export.patient(),
                export.stay().id(),
                export.paperFor(referral).map(TransferPaper::number).orElse(null),
                clock.instant());
        goesAlong.send(referral, export.patient());
        return referral.id();
    }
}
