package vn.emr.exchange.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.patient.PatientDraft;
import vn.emr.domain.patient.PatientRegistry;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.store.Blobs;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.Hash;
import vn.emr.domain.store.ReceivedEntries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.FileRef;
import vn.emr.domain.transfer.Manifest;
import vn.emr.domain.transfer.MessageKind;
import vn.emr.domain.transfer.Messages;
import vn.emr.domain.transfer.TransferRefused;

/** Puts a message into the record, in the transaction around it: entries, referral, the sealed manifest, the audit event. */
@ApplicationScoped
class CommitMessage {

    @Inject
    Clock clock;

    @Inject
    ReceivedEntries received;

    @Inject
    Entries entries;

    @Inject
    Blobs blobs;

    @Inject
    Facilities facilities;

    @Inject
    Referrals referrals;

    @Inject
    PatientRegistry patients;

    @Inject
    Messages messages;

    @Inject
    AuditTrail trail;

    void commit(Announced message, JsonObject packet, byte[] files) {
        Manifest manifest = message.manifest();
        int added = received.take(manifest.entries(), packet, LegalBasis.RECEIVED_REFERRAL, manifest.referral());
        keepFiles(manifest, files);
        if (manifest.kind() == MessageKind.REFERRAL) {
            begin(manifest);
        } else {
            goOn(manifest);
        }
        messages.received(manifest, message.hash(), message.sealed());
        trail.record(new AuditRecord(
                AuditEventType.REFERRAL_RECEIVED,
                manifest.patient(),
                LegalBasis.NONE,
                added + manifest.files().size(),
                manifest.referral().toString(),
                manifest.kind().label() + ' ' + manifest.from()));
    }

    private void keepFiles(Manifest manifest, byte[] files) {
        int at = 0;
        for (FileRef file : manifest.files()) {
            if (file.size() > files.length - at) {
                throw TransferRefused.malformed("files");
            }
            byte[] content = Arrays.copyOfRange(files, at, at + (int) file.size());
            if (!Arrays.equals(Hash.of(content), file.sha256())) {
                throw TransferRefused.malformed("files");
            }
            blobs.keep(manifest.to(), content);
            at += content.length;
        }
    }

    private void begin(Manifest manifest) {
        know(manifest);
        referrals.add(Referral.received(
                manifest.referral(),
                facility(manifest.to()),
                facility(manifest.from()),
                manifest.patient(),
                manifest.urgency(),
                problem(manifest.referral()),
                clock.instant()));
    }

    /** Links the Patient to the person behind, and lets the facility find it. */
    private void know(Manifest manifest) {
        StoredResource patient = entries.current(manifest.patient())
                .filter(r -> r.type().equals("Patient"))
                .orElseThrow(() -> TransferRefused.malformed("patient"));
        patients.received(manifest.patient(), PatientDraft.received(manifest.to(), patient.content(), cards(manifest)));
    }

    private Facility facility(String code) {
        return facilities.find(code).orElseThrow(() -> TransferRefused.notHere(code));
    }

    private List<String> cards(Manifest manifest) {
        return entries.compartment(manifest.patient(), List.of("Coverage")).stream()
                .flatMap(c -> c.content().text("subscriberId").stream())
                .toList();
    }

    private String problem(UUID request) {
        Optional<JsonObject> asked = entries.current(request).map(StoredResource::content);
        String code = asked.flatMap(r -> r.text("reasonCode", "coding", "code")).orElse("");
        String text = asked.flatMap(r -> r.text("reasonCode", "text")).orElse("");
        return (code + ' ' + text).strip();
    }

    private void goOn(Manifest manifest) {
        Referral referral = referrals.find(manifest.referral()).orElseThrow(TransferRefused::unknown);
        if (!referral.partner().code().equals(manifest.from())) {
            throw TransferRefused.notTheirs(manifest.from());
        }
        if (manifest.kind() == MessageKind.SUPPLEMENT) {
            supplement(referral, manifest);
        }
        ReferralState said = manifest.answer();
        if (said != null) {
            requireTheirTurn(referral, said);
            referral.hear(said, clock.instant());
        }
    }

    /** More from whoever refers: of the Patient whom we know, or of the same person as the HIS there exported it since. */
    private void supplement(Referral referral, Manifest manifest) {
        UUID patient = manifest.patient();
        boolean another = !patient.equals(referral.patient());
        if (referral.outgoing()
                || (another && referral.joined().filter(j -> !j.equals(patient)).isPresent())) {
            throw TransferRefused.malformed("supplement");
        }
        know(manifest);
        referral.alsoAbout(patient, clock.instant());
    }

    /** Only the receiving facility answers, and only the referring one calls off. */
    private static void requireTheirTurn(Referral referral, ReferralState said) {
        boolean callsOff = said == ReferralState.CANCELLED;
        boolean turn = referral.outgoing() ? said.isAnswered() : callsOff;
        if (!turn) {
            throw TransferRefused.malformed("answer");
        }
    }
}
