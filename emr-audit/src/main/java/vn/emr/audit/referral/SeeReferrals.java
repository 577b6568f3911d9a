package vn.emr.audit.referral;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.Messages;
import vn.emr.domain.transfer.Outbox;
import vn.emr.domain.transfer.StoredMessage;

/** The facility's referrals, both ways, and how far each is. */
@UseCase
public class SeeReferrals {

    private static final List<String> TYPES = List.of(
            "Patient", "ServiceRequest", "Composition", "Task", "Coverage", "AllergyIntolerance", "DocumentReference");

    @Inject
    ReferralAccess access;

    @Inject
    Referrals referrals;

    @Inject
    Entries entries;

    @Inject
    Messages messages;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail trail;

    /**
     * A referral with its patient's name, for lists.
     *
     * @param referral the referral
     * @param patient the Patient, if it is here
     */
    public record Row(Referral referral, Optional<StoredResource> patient) {}

    /**
     * A message of a referral, and how far it is on its way.
     *
     * @param message what was sealed
     * @param progress how far it is; none when it was received
     */
    public record Carried(StoredMessage message, Optional<Outbox.Progress> progress) {}

    /**
     * Everything about one referral.
     *
     * @param referral the referral
     * @param resources Patient, Coverage, and what was said about the referral
     * @param messages all that travelled, both ways, in the order of time
     */
    public record Whole(Referral referral, List<StoredResource> resources, List<Carried> messages) {}

    /** Those that we sent or are writing. */
    public List<Row> outgoing() {
        return rows(referrals.outgoing());
    }

    /** Those that we were asked. */
    public List<Row> incoming() {
        return rows(referrals.incoming());
    }

    private List<Row> rows(List<Referral> found) {
        Map<UUID, StoredResource> patients =
                entries.current(found.stream().map(Referral::patient).collect(Collectors.toSet()));
        List<Row> rows = found.stream()
                .map(r -> new Row(r, Optional.ofNullable(patients.get(r.patient()))))
                .toList();
        trail.record(AuditRecord.of(AuditEventType.REFERRALS_READ, null, null).counting(rows.size()));
        return rows;
    }

    /** One of them. */
    public Whole one(UUID id) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_READ);
        List<StoredResource> said = entries.compartment(referral.patient(), TYPES);
        List<Carried> carried = messages.of(id).stream()
                .map(m -> new Carried(m, outbox.progress(m.id())))
                .toList();
        access.record(AuditEventType.REFERRAL_READ, referral, basis);
        return new Whole(referral, said, carried);
    }

    /** Changes when anything about the referral changes; says nothing of it, so it leaves no event. */
    public String stamp(UUID id) {
        Referral referral = referrals.get(id);
        return referral.version() + messages.stamp(id);
    }

    /** Changes when anything in the lists changes. */
    public String stamp() {
        return referrals.stamp();
    }

    /** Since when the oldest message waits that has no receipt. */
    public Optional<Instant> oldestUnsent() {
        return outbox.oldestUnsent();
    }

    /** Lets a message that stopped be tried again now. */
    public void tryAgain(UUID id) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        messages.of(id).forEach(m -> outbox.tryNow(m.id()));
        access.record(AuditEventType.REFERRAL_WRITTEN, referral, basis);
    }
}
