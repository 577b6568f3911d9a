package vn.emr.audit.fhir;

import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/**
 * How the world outside calls an event: type, subtype and action of FHIR AuditEvent.
 *
 * @param system of the type
 * @param type DICOM event id, or {@code rest}
 * @param subtypeSystem of the subtype
 * @param subtype DICOM type code or RESTful interaction; null when neither has one
 * @param action C, R, U, D or E
 */
record EventCode(
        String system,
        String type,
        @Nullable String subtypeSystem,
        @Nullable String subtype,
        String action) {

    /** Our own names of events: the second subtype of each. */
    static final String OWN = "urn:vn:emr:audit-event";

    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String FHIR_TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";

    // DICOM PS3.16, CID 400 and 401.
    private static final String ACTIVITY = "110100";
    private static final String AUDIT_LOG_USED = "110101";
    private static final String EXPORT = "110106";
    private static final String IMPORT = "110107";
    private static final String SECURITY_ALERT = "110113";
    private static final String AUTHENTICATION = "110114";
    private static final String LOGIN = "110122";
    private static final String LOGOUT = "110123";
    private static final String EMERGENCY_OVERRIDE = "110127";

    static EventCode of(AuditEventType type) {
        return switch (type) {
            case SIGN_IN, SIGN_IN_REFUSED -> dicom(AUTHENTICATION, LOGIN, "E");
            case SIGN_OUT -> dicom(AUTHENTICATION, LOGOUT, "E");
            case PATIENT_SEARCH,
                    REFERRALS_READ,
                    OVERRIDES_READ,
                    REGISTER_READ,
                    LOG_CHECKS_READ,
                    HIS_TRENDS_READ,
                    IDENTITY_TASKS_READ -> rest("search-type", "E");
            case CHART_READ, FILE_READ, HIS_REPORT_READ, PROOF_READ, REFERRAL_READ -> rest("read", "R");
            case PATIENT_REGISTERED, TREATMENT_DECLARED, CONSENT_GIVEN, LEGAL_REQUEST_ENTERED -> rest("create", "C");
            case REFERRAL_WRITTEN,
                    PAPER_PUT_ASIDE,
                    REFERRAL_ANSWERED,
                    CONSENT_WITHDRAWN,
                    LEGAL_REQUEST_CLOSED,
                    OVERRIDE_REVIEWED,
                    OVERRIDE_TRIES_REVIEWED,
                    IDENTITY_DECIDED,
                    IDENTITY_CHANGED -> rest("update", "U");
            case HIS_EXPORT_RECEIVED, HIS_IMPORTED, HIS_REFUSED, REFERRAL_RECEIVED, MESSAGE_REFUSED ->
                dicom(IMPORT, null, "C");
            case REFERRAL_SENT,
                    MESSAGE_REOPENED,
                    RECORDS_EXPORTED,
                    AUDIT_EXPORTED,
                    ACCESS_LIST_PRINTED,
                    HIS_TRENDS_EXPORTED -> dicom(EXPORT, null, "R");
            case AUDIT_READ -> dicom(AUDIT_LOG_USED, null, "R");
            case OVERRIDE_OPENED -> dicom(SECURITY_ALERT, EMERGENCY_OVERRIDE, "E");
            case REFUSED, HEAD_CONFLICT, AUDIT_SPACE, AUDIT_SPACE_REFUSED -> dicom(SECURITY_ALERT, null, "E");
            case NONE,
                    HIS_UPLOAD_BEGUN,
                    HIS_UPLOAD_DROPPED,
                    LOG_CHECKED,
                    LOG_CHECK_ASKED,
                    REFERRAL_RECEIPTED,
                    AUDIT_TAKEN_IN -> dicom(ACTIVITY, null, "E");
        };
    }

    private static EventCode dicom(String type, @Nullable String subtype, String action) {
        return new EventCode(DCM, type, DCM, subtype, action);
    }

    private static EventCode rest(String interaction, String action) {
        return new EventCode(FHIR_TYPE, "rest", INTERACTION, interaction, action);
    }

    boolean isRead() {
        return "read".equals(subtype);
    }

    JsonObject typeCoding() {
        return coding(system, type);
    }

    /** The subtypes, our own name last. */
    JsonArray subtypes(AuditEventType own) {
        JsonArray all = new JsonArray();
        if (subtype != null && subtypeSystem != null) {
            all.add(coding(subtypeSystem, subtype));
        }
        return all.add(coding(OWN, own.name()));
    }

    static JsonObject coding(String system, String code) {
        return new JsonObject().put("system", system).put("code", code);
    }

    static JsonObject dicomCoding(String code) {
        return coding(DCM, code);
    }
}
