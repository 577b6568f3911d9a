package vn.emr.audit;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.referral.FileRefused;
import vn.emr.domain.referral.PatientFile;
import vn.emr.domain.store.Blobs;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;

/** Shows a photo or PDF of a patient's record; each that is shown is recorded. */
@UseCase
public class ReadFile {

    @Inject
    PatientAccess access;

    @Inject
    Entries entries;

    @Inject
    Blobs blobs;

    @Inject
    AuditTrail trail;

    /**
     * A file with its bytes.
     *
     * @param file what it is
     * @param content its bytes
     */
    public record Read(PatientFile file, byte[] content) {}

    /**
     * The file.
     *
     * @param document logical id of its DocumentReference
     * @param small whether only its small picture is shown
     * @throws PatientNotFound when there is no such patient for this caller; recorded as refused
     * @throws FileRefused when the patient has no such file, or its bytes are still on their way
     */
    public Read open(UUID patient, UUID document, boolean small) {
        LegalBasis basis = access.require(patient, AuditEventType.FILE_READ);
        PatientFile file = entries.current(document)
                .filter(r -> isOf(r, patient))
                .flatMap(PatientFile::of)
                .orElseThrow(FileRefused::notFound);
        byte[] content = blobs.find(file.sha256()).orElseThrow(FileRefused::onItsWay);
        trail.record(new AuditRecord(
                AuditEventType.FILE_READ, patient, basis, null, document.toString(), small ? "small" : null));
        return new Read(file, content);
    }

    private static boolean isOf(StoredResource resource, UUID patient) {
        return resource.content()
                .text("subject", "reference")
                .filter(("Patient/" + patient)::equals)
                .isPresent();
    }

    /** Those of these files whose bytes are here, by their hashes in hexadecimal digits. Tells nothing about anybody. */
    public Set<String> here(Collection<PatientFile> files) {
        return blobs.here(files.stream().map(PatientFile::sha256).toList());
    }
}
