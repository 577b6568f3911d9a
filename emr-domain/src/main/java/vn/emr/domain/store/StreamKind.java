package vn.emr.domain.store;

/** What a stream of entries is about. The name is in the header's canonical form, so it never changes. */
public enum StreamKind {
    /** One per person and node: the FHIR Person whose links name each facility's Patient. */
    IDENTITY(1, "Person"),
    /** One per patient as kept by one facility (facility, MA_BN): Patient, Coverage, allergies, consents. */
    PERSON(2, "Patient"),
    /** One per stay or visit at one facility (facility, MA_LK), the hồ sơ bệnh án. */
    EPISODE(3, "Encounter"),
    /** Clinical content without an episode, one per patient and custodian. */
    EXTERNAL(4, "Patient"),
    /** Organisations, staff and locations of one facility. */
    DIRECTORY(5, "Organization"),
    /** Questionnaires of one facility. */
    FORMS(6, "Organization");

    private final int code;
    private final String subjectType;

    StreamKind(int code, String subjectType) {
        this.code = code;
        this.subjectType = subjectType;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** FHIR type of the resource that the stream is about. */
    public String subjectType() {
        return subjectType;
    }

    /** The kind of this number. */
    public static StreamKind ofCode(int code) {
        for (StreamKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no stream kind " + code);
    }
}
