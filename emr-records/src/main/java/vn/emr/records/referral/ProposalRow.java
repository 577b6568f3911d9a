package vn.emr.records.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.referral.ProposeReferrals.Proposal;
import vn.emr.domain.referral.TransferText;
import vn.emr.domain.referral.Urgency;

/**
 * A referral that the HIS proposes, in a list.
 *
 * @param id logical id of the paper's ServiceRequest
 * @param patientId logical id of the Patient
 * @param patient who it is about
 * @param destination code of the facility that the paper names
 * @param left when the patient left, as FHIR dateTime
 * @param paper number of the paper; empty when it has none
 * @param problem main diagnosis
 * @param urgency how soon it has to be answered; the paper doesn't say
 * @param required fields without which nobody can answer it, and that the paper leaves empty
 * @param missing sections of the minimum packet that the paper leaves empty
 */
public record ProposalRow(
        UUID id,
        UUID patientId,
        PatientLine patient,
        String destination,
        String left,
        String paper,
        String problem,
        Urgency urgency,
        List<String> required,
        List<TransferText> missing) {

    /** Copies the lists. */
    public ProposalRow {
        required = List.copyOf(required);
        missing = List.copyOf(missing);
    }

    /** The row of the proposal. */
    public static ProposalRow of(Proposal proposal) {
        return new ProposalRow(
                proposal.paper().id(),
                proposal.patient(),
                PatientLine.of(proposal.who()),
                proposal.paper().destination(),
                proposal.paper().issued(),
                proposal.paper().number(),
                (proposal.paper().mainDisease() + ' ' + proposal.form().diagnosis()).strip(),
                proposal.form().urgency(),
                required(proposal),
                proposal.form().missing());
    }

    private static List<String> required(Proposal proposal) {
        List<String> required = new ArrayList<>();
        if (proposal.form().reason() == 0) {
            required.add("reason");
        }
        if (proposal.form().diagnosis().isBlank()) {
            required.add("diagnosis");
        }
        return required;
    }

    /** Whether one press sends it. */
    public boolean sendable() {
        return required.isEmpty();
    }
}
