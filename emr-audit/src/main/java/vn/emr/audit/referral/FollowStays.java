package vn.emr.audit.referral;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.emr.audit.OtherRecords;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.FhirDay;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.referral.StayEnd;
import vn.emr.domain.referral.StayEnd.Sureness;
import vn.emr.domain.store.Entries;

/**
 * Follows a person from one facility's stay to the next one's. Found when it is read, by the person, the facilities and the
 * days that both stays name, and the paper; only in records that the caller may open. Of others nothing is said but what the
 * own record says.
 */
@UseCase
public class FollowStays {

    private static final List<String> TYPES = List.of("Encounter", "ServiceRequest");

    /** A referral belongs to a stay that began so many days before or after it came. */
    private static final int DAYS = 3;

    @Inject
    OtherRecords others;

    @Inject
    Referrals referrals;

    @Inject
    Entries entries;

    /**
     * A stay at another facility to which somebody can go on reading.
     *
     * @param patient logical id of the Patient there
     * @param stay the stay
     * @param sureness how sure it is that the patient went from one to the other
     */
    public record Linked(UUID patient, StayEnd stay, Sureness sureness) {}

    /**
     * What comes before and after one stay.
     *
     * @param stay the stay itself
     * @param before the stay from which the patient came here
     * @param after the stay to which the patient went
     * @param asked the referral with which the patient came
     * @param referred the referral by which the patient was sent on
     */
    public record Links(
            StayEnd stay,
            Optional<Linked> before,
            Optional<Linked> after,
            Optional<Referral> asked,
            Optional<Referral> referred) {

        /** Code of the facility from which the patient came; empty when nothing says so. */
        public String from() {
            return stay.origin().isEmpty()
                    ? before.map(l -> l.stay().facility()).orElse("")
                    : stay.origin();
        }

        /** Code of the facility to which the patient went; empty when nothing says so. */
        public String to() {
            return stay.destination().isEmpty()
                    ? after.map(l -> l.stay().facility()).orElse("")
                    : stay.destination();
        }
    }

    private record Elsewhere(UUID patient, LegalBasis basis, StayEnd stay) {}

    /**
     * The links of the stays of an opened chart that name where the patient came from or went to, by the stay's id. What is
     * read of the person's other records is recorded.
     */
    public Map<UUID, Links> of(PatientChart chart) {
        List<StayEnd> stays = StayEnd.of(chart.resources());
        List<Elsewhere> all = new ArrayList<>(elsewhere(chart.patient()));
        List<Elsewhere> here = stays.stream()
                .map(s -> new Elsewhere(chart.patient(), chart.opened().basis(), s))
                .toList();
        all.addAll(here);
        List<Referral> known = referrals.ofPerson(chart.patient());
        Map<UUID, Links> links = new HashMap<>();
        stays.forEach(s -> links.put(s.id(), links(s, all, known)));
        record(chart.patient(), links, all);
        return links;
    }

    private List<Elsewhere> elsewhere(UUID patient) {
        return others.readable(patient).entrySet().stream()
                .flatMap(r -> StayEnd.of(entries.compartment(r.getKey(), TYPES)).stream()
                        .map(s -> new Elsewhere(r.getKey(), r.getValue(), s)))
                .toList();
    }

    private static Links links(StayEnd stay, List<Elsewhere> all, List<Referral> known) {
        return new Links(
                stay,
                best(
                        all.stream().flatMap(e -> linked(e, e.stay().leadsTo(stay))),
                        l -> l.stay().end()),
                best(
                        all.stream().flatMap(e -> linked(e, stay.leadsTo(e.stay()))),
                        l -> l.stay().start()),
                known.stream().filter(r -> cameBy(r, stay)).findFirst(),
                known.stream().filter(r -> leftBy(r, stay)).findFirst());
    }

    private static Stream<Linked> linked(Elsewhere other, Optional<Sureness> sureness) {
        return sureness.stream().map(s -> new Linked(other.patient(), other.stay(), s));
    }

    /** A certain one before a probable one, of several the newest. */
    private static Optional<Linked> best(Stream<Linked> found, Function<Linked, String> at) {
        return found.min(Comparator.comparing(Linked::sureness)
                .thenComparing(Comparator.comparing(at).reversed()));
    }

    private static boolean leftBy(Referral referral, StayEnd stay) {
        return referral.outgoing()
                && referral.state() != ReferralState.CANCELLED
                && referral.encounter().equals(Optional.of(stay.id()));
    }

    private static boolean cameBy(Referral referral, StayEnd stay) {
        return !referral.outgoing()
                && referral.facility().code().equals(stay.facility())
                && referral.partner().code().equals(stay.origin())
                && (referral.paper().filter(stay.came()::equals).isPresent() || isNear(referral, stay));
    }

    private static boolean isNear(Referral referral, StayEnd stay) {
        LocalDate came = LocalDate.ofInstant(referral.opened(), SystemClock.VIETNAM);
        return FhirDay.of(stay.start())
                .filter(d -> !d.isBefore(came.minusDays(DAYS)) && !d.isAfter(came.plusDays(DAYS)))
                .isPresent();
    }

    /** A link tells that the other stay exists, so it is a reading of that record. */
    private void record(UUID patient, Map<UUID, Links> links, List<Elsewhere> all) {
        Map<UUID, Integer> shown = new HashMap<>();
        links.values().stream()
                .flatMap(l -> Stream.of(l.before(), l.after()).flatMap(Optional::stream))
                .map(Linked::patient)
                .filter(p -> !p.equals(patient))
                .forEach(p -> shown.merge(p, 1, Integer::sum));
        shown.forEach((other, count) -> others.read(other, basis(all, other), count, "linked"));
    }

    private static LegalBasis basis(List<Elsewhere> all, UUID patient) {
        return all.stream()
                .filter(e -> e.patient().equals(patient))
                .map(Elsewhere::basis)
                .findFirst()
                .orElse(LegalBasis.NONE);
    }
}
