package vn.emr.domain.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.facility.Facility;

/**
 * A referral as one of its two facilities has it: work lists and workers go by it. What was said stands in the log
 * (ServiceRequest of the same id, Composition, Task).
 */
@Entity
@Table(name = "referral")
public class Referral {

    private static final short OUT = 1;
    private static final short IN = 2;

    @Id
    private UUID id;

    @Column(updatable = false)
    private Instant opened;

    private Instant changed;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "facility", updatable = false)
    private Facility facility;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "partner", updatable = false)
    private Facility partner;

    @Column(updatable = false)
    private short direction;

    private short state;

    private short urgency;

    @Version
    private int version;

    @Column(updatable = false)
    private UUID patient;

    private @Nullable UUID encounter;

    private @Nullable String paper;

    private String problem;

    private @Nullable String form;

    private @Nullable UUID joined;

    @Column(name = "left_out")
    private String leftOut;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Referral() {}

    @SuppressWarnings("NullAway.Init")
    private Referral(UUID id, short direction, Facility facility, Facility partner, UUID patient, Instant now) {
        this.id = id;
        this.direction = direction;
        this.facility = facility;
        this.partner = partner;
        this.patient = patient;
        this.leftOut = "";
        this.opened = now.truncatedTo(ChronoUnit.MILLIS);
        this.changed = opened;
    }

    /** One that is being written here. */
    public static Referral draft(
            UUID id, Facility own, Facility partner, UUID patient, @Nullable UUID encounter, Instant now) {
        Referral referral = new Referral(id, OUT, own, partner, patient, now);
        referral.encounter = encounter;
        referral.state = (short) ReferralState.DRAFT.code();
        referral.urgency = (short) Urgency.ROUTINE.code();
        referral.problem = "";
        return referral;
    }

    /** One that came from a partner. */
    public static Referral received(
            UUID id, Facility own, Facility partner, UUID patient, Urgency urgency, String problem, Instant now) {
        Referral referral = new Referral(id, IN, own, partner, patient, now);
        referral.state = (short) ReferralState.RECEIVED.code();
        referral.urgency = (short) urgency.code();
        referral.problem = problem;
        return referral;
    }

    /** Keeps what was typed so far. */
    void keep(ReferralForm draft, Instant now) {
        form = draft.json().toString();
        urgency = (short) draft.urgency().code();
        paper = draft.paper();
        problem = draft.diagnosis();
        leftOut = draft.leftOut().stream().map(PacketGroup::name).sorted().collect(Collectors.joining(" "));
        changed = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The HIS has exported since what it was sent without.
     *
     * @param exported the Patient as the HIS knows it: the referral's own, or another of the same person
     * @param stay the stay that the export is about
     * @param number number of its paper; null when it has none
     */
    public void join(UUID exported, UUID stay, @Nullable String number, Instant now) {
        if (joined().filter(j -> !j.equals(exported)).isPresent()
                || encounter().filter(e -> !e.equals(stay)).isPresent()) {
            throw ReferralRefused.joined();
        }
        encounter = stay;
        paper = paper == null ? number : paper;
        alsoAbout(exported, now);
    }

    /** The same person is known under this Patient too. */
    public void alsoAbout(UUID other, Instant now) {
        if (!other.equals(patient)) {
            joined = other;
        }
        changed = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Is about this stay from now on. */
    public void about(UUID stay) {
        if (state() != ReferralState.DRAFT) {
            throw ReferralRefused.state(state(), ReferralState.DRAFT);
        }
        encounter = stay;
    }

    /**
     * Goes on to this state.
     *
     * @throws ReferralRefused when the state that it is in doesn't allow it
     */
    public void become(ReferralState next, Instant now) {
        if (!state().canBecome(next)) {
            throw ReferralRefused.state(state(), next);
        }
        state = (short) next.code();
        changed = now.truncatedTo(ChronoUnit.MILLIS);
        if (next != ReferralState.DRAFT) {
            form = null;
        }
    }

    /**
     * Hears what the other side says. Two sides that speak at once are both heard; what no longer fits changes nothing.
     *
     * @return whether it changed the state
     */
    public boolean hear(ReferralState said, Instant now) {
        boolean fits = state().canBecome(said);
        if (fits) {
            become(said, now);
        }
        return fits;
    }

    /** Logical id of its ServiceRequest, the same at both facilities. */
    public UUID id() {
        return id;
    }

    /** When it was begun, or received. */
    public Instant opened() {
        return opened;
    }

    /** When it last changed. */
    public Instant changed() {
        return changed;
    }

    /** Our side of it. */
    public Facility facility() {
        return facility;
    }

    /** The other side of it. */
    public Facility partner() {
        return partner;
    }

    /** Whether we refer; else we are asked. */
    public boolean outgoing() {
        return direction == OUT;
    }

    /** How far it is. */
    public ReferralState state() {
        return ReferralState.ofCode(state);
    }

    /** How soon it has to be answered. */
    public Urgency urgency() {
        return Urgency.ofCode(urgency);
    }

    /** Counts changes, so that two people at once don't overwrite each other. */
    public int version() {
        return version;
    }

    /** The Patient whom the referring facility knows. */
    public UUID patient() {
        return patient;
    }

    /** The stay that it is about; none before the HIS has exported it. */
    public Optional<UUID> encounter() {
        return Optional.ofNullable(encounter);
    }

    /** Number of the paper (GIAY_CHUYEN_TUYEN). */
    public Optional<String> paper() {
        return Optional.ofNullable(paper);
    }

    /** The main diagnosis, for lists. */
    public String problem() {
        return problem;
    }

    /** The same person as the HIS exported it after the referral was sent, when that is another Patient. */
    public Optional<UUID> joined() {
        return Optional.ofNullable(joined);
    }

    /** The Patient under whom the stay is kept. */
    public UUID stayPatient() {
        return joined == null ? patient : joined;
    }

    /** The groups that the doctor left out. */
    public Set<PacketGroup> leftOut() {
        return Stream.of(leftOut.split(" ", -1))
                .filter(g -> !g.isEmpty())
                .map(PacketGroup::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What was typed so far; none once it was sent. */
    public Optional<ReferralForm> form() {
        return Optional.ofNullable(form).map(ReferralForm::parse);
    }
}
