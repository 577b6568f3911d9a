package vn.emr.domain.referral;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.domain.content.FhirDay;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.StoredResource;

/**
 * A stay as one link in the chain of a person's care: where the patient came from and went to, and by which papers.
 *
 * @param id logical id of the Encounter
 * @param facility code of the facility
 * @param origin code of the facility that referred the patient there (MA_NOI_DI); empty when none
 * @param destination code of the facility that the patient was sent to (MA_NOI_DEN); empty when none
 * @param start when it began, as FHIR dateTime; empty when not known
 * @param end when it ended; empty while it lasts
 * @param came number of the paper with which the patient came (GIAY_CHUYEN_TUYEN); empty when none
 * @param left numbers of the papers with which the patient left (XML13)
 */
public record StayEnd(
        UUID id,
        String facility,
        String origin,
        String destination,
        String start,
        String end,
        String came,
        Set<String> left) {

    /** So many days may lie between the end of one stay and the beginning of the next; the transport, a weekend. */
    private static final int DAYS = 3;

    /** A clock may be wrong, and a paper is often closed after the patient has left. */
    private static final int OVERLAP = 1;

    /** Copies the set. */
    public StayEnd {
        left = Set.copyOf(left);
    }

    /** The stays among these resources. */
    public static List<StayEnd> of(Collection<StoredResource> resources) {
        return resources.stream()
                .filter(r -> r.type().equals("Encounter") && !r.withdrawn())
                .map(r -> of(r, papers(r.id(), resources)))
                .toList();
    }

    private static StayEnd of(StoredResource encounter, Set<String> papers) {
        JsonObject content = encounter.content();
        return new StayEnd(
                encounter.id(),
                content.text("serviceProvider", "identifier", "value").orElse(encounter.facility()),
                place(content, "origin"),
                place(content, "destination"),
                content.text("period", "start").orElse(""),
                content.text("period", "end").orElse(""),
                content.text("hospitalization", "preAdmissionIdentifier", "value")
                        .orElse(""),
                papers);
    }

    /** The number of the paper with which the patient left, the longest way of writing it; empty when none. */
    public String paper() {
        return left.stream()
                .max(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private static String place(JsonObject encounter, String which) {
        return encounter.text("hospitalization", which, "identifier", "value").orElse("");
    }

    /** What the receiver's system may name: the number of the paper, or that in the register of referrals. */
    private static Set<String> papers(UUID stay, Collection<StoredResource> resources) {
        return resources.stream()
                .filter(r -> r.type().equals("ServiceRequest") && !r.withdrawn())
                .filter(r -> r.content()
                        .text("encounter", "reference")
                        .filter(("Encounter/" + stay)::equals)
                        .isPresent())
                .flatMap(r -> r.content().objects("identifier").filter(i -> isNumber(i, r.facility())))
                .flatMap(i -> i.text("value").stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isNumber(JsonObject identifier, String facility) {
        String system = identifier.text("system").orElse("");
        return system.equals(Systems.TRANSFER_PAPER) || system.equals(Systems.transferNumber(facility));
    }

    /** How sure it is that the patient went from one stay to the other. */
    public enum Sureness {
        /** The receiver names the sender's paper. */
        CERTAIN,
        /** The facilities and the days agree. */
        PROBABLE
    }

    /** Whether the same person went from this stay to that one; empty when not. */
    public Optional<Sureness> leadsTo(StayEnd next) {
        if (facility.equals(next.facility)
                || !agree(destination, next.facility)
                || !agree(next.origin, facility)
                || (destination.isEmpty() && next.origin.isEmpty())) {
            return Optional.empty();
        }
        if (!next.came.isEmpty() && left.contains(next.came)) {
            return isBefore(next) ? Optional.of(Sureness.CERTAIN) : Optional.empty();
        }
        return isClose(next) ? Optional.of(Sureness.PROBABLE) : Optional.empty();
    }

    private static boolean agree(String said, String facility) {
        return said.isEmpty() || said.equals(facility);
    }

    /** A paper counts for longer than the way takes: up to a year for some diseases. */
    private boolean isBefore(StayEnd next) {
        return both(next).anyMatch(d -> !d.begun.isBefore(d.ended.minusDays(OVERLAP)));
    }

    private boolean isClose(StayEnd next) {
        return both(next)
                .anyMatch(
                        d -> !d.begun.isBefore(d.ended.minusDays(OVERLAP)) && !d.begun.isAfter(d.ended.plusDays(DAYS)));
    }

    private record Days(LocalDate ended, LocalDate begun) {}

    private Stream<Days> both(StayEnd next) {
        return FhirDay.of(end).stream()
                .flatMap(e -> FhirDay.of(next.start).stream().map(s -> new Days(e, s)));
    }
}
