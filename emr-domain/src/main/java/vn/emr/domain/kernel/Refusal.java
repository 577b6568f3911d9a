package vn.emr.domain.kernel;

import java.util.Map;

/**
 * A request that the domain understands and does not carry out. Each door turns it into its own language: a form
 * error, an RFC 9457 problem, a SOAP fault, a FHIR OperationOutcome. Nothing was changed when it is thrown.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of answer a door gives. */
    public enum Kind {
        /** There is no such thing, or the caller may not know that there is. */
        NOT_FOUND,
        /** The input breaks a rule that the sender can mend. */
        INVALID,
        /** The state of things forbids it, or the same id came with other content. */
        CONFLICT,
        /** The caller is known and may not do this. */
        FORBIDDEN,
        /** Nobody is signed in. */
        UNAUTHENTICATED,
        /** The thing was changed since the caller read it. */
        STALE,
        /** Not now, whoever asks: the node itself can't. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, String> parameters;

    /**
     * A refusal.
     *
     * @param kind what kind of answer a door gives
     * @param code stable name of the rule, also the key of its message ({@code refusal.CODE})
     * @param parameters values for the message; only codes, dates and numbers, never names or clinical text
     */
    protected Refusal(Kind kind, String code, Map<String, String> parameters) {
        super(code + parameters);
        this.kind = kind;
        this.code = code;
        this.parameters = Map.copyOf(parameters);
    }

    /** What kind of answer a door gives. */
    public final Kind kind() {
        return kind;
    }

    /** Stable name of the rule, also the key of its message. */
    public final String code() {
        return code;
    }

    /** Values for the message. */
    public final Map<String, String> parameters() {
        return parameters;
    }
}
