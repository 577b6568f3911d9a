package vn.emr.audit.referral;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.referral.DraftFile;
import vn.emr.domain.referral.FileRefused;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralFiles;
import vn.emr.domain.referral.ReferralRefused;
import vn.emr.domain.referral.Referrals;

/** Adds photos and PDFs to a referral that is being written, and takes them out again. */
@UseCase
public class AttachFiles {

    @Inject
    ReferralAccess access;

    @Inject
    Referrals referrals;

    @Inject
    ReferralFiles files;

    @Inject
    AuditTrail trail;

    /**
     * A file of a draft with its bytes.
     *
     * @param file what it is
     * @param content its bytes
     */
    public record Read(DraftFile file, byte[] content) {}

    /**
     * Adds one; the same bytes again change nothing.
     *
     * @throws FileRefused when it can't go along; nothing of it is kept
     * @throws ReferralRefused when the referral was sent meanwhile
     */
    public void add(UUID id, String title, byte[] content) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        files.add(referral, title, content);
        access.record(AuditEventType.REFERRAL_WRITTEN, referral, basis);
    }

    /** Takes one out again; nothing of it remains. */
    public void remove(UUID id, UUID file) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        files.remove(referral, file);
        access.record(AuditEventType.REFERRAL_WRITTEN, referral, basis);
    }

    /** The files of a draft that its page has opened already. */
    public List<DraftFile> of(UUID id) {
        return files.of(referrals.get(id).id());
    }

    /**
     * One of them, to be looked at. People of the facility who may read no patient ask for it too: to them a referral that there
     * isn't is a patient that there isn't.
     *
     * @param small whether only its small picture is shown
     * @throws PatientNotFound when there is no such referral, or not for this caller; recorded as refused
     * @throws FileRefused when there is no such file, or the referral was sent meanwhile
     */
    public Read read(UUID id, UUID file, boolean small) {
        UUID patient = referrals.find(id).map(Referral::patient).orElse(id);
        LegalBasis basis = access.basis(patient, AuditEventType.FILE_READ);
        DraftFile found = files.find(id, file).orElseThrow(FileRefused::notFound);
        trail.record(new AuditRecord(
                AuditEventType.FILE_READ, patient, basis, null, file.toString(), small ? "small" : null));
        return new Read(found, files.content(found));
    }
}
