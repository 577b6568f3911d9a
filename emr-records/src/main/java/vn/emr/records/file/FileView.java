package vn.emr.records.file;

import java.util.UUID;
import vn.emr.domain.referral.DraftFile;
import vn.emr.domain.referral.PatientFile;

/**
 * A photo or PDF in a list.
 *
 * @param id of the file
 * @param title what somebody called it
 * @param picture whether it is a picture
 * @param size bytes
 * @param path where it is shown whole
 * @param here whether its bytes are here; else they are still on their way
 * @param from code of the facility that keeps it; empty while it is no part of a record
 * @param added when it was added, FHIR instant; empty while it is no part of a record
 * @param sent per cent of it that the other facility has; 100 when nothing is left to send
 */
public record FileView(
        UUID id,
        String title,
        boolean picture,
        long size,
        String path,
        boolean here,
        String from,
        String added,
        int sent) {

    /** All of it. */
    public static final int WHOLE = 100;

    /** One of a patient's record. */
    public static FileView of(PatientFile file, UUID patient, boolean here, int sent) {
        return new FileView(
                file.id(),
                file.title(),
                file.kind().isPicture(),
                file.size(),
                "/patients/" + patient + "/files/" + file.id(),
                here,
                file.facility(),
                file.date(),
                sent);
    }

    /** One of a referral that is being written. */
    public static FileView of(DraftFile file, UUID referral) {
        return new FileView(
                file.id(),
                file.title(),
                file.kind().isPicture(),
                file.size(),
                "/referrals/" + referral + "/files/" + file.id(),
                true,
                "",
                "",
                WHOLE);
    }

    /** Address of its small picture. */
    public String small() {
        return path + "/small";
    }
}
