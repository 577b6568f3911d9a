package vn.emr.domain.referral;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.Compartment;
import vn.emr.domain.store.StoredResource;

/**
 * What a referral of a stay would take along: what is current of the patient, of this stay, and of no other.
 *
 * @param groups resources by group, in the groups' order
 */
public record PacketPlan(Map<PacketGroup, List<StoredResource>> groups) {

    /** Copies. */
    public PacketPlan {
        groups = new EnumMap<>(groups);
    }

    /**
     * The plan.
     *
     * @param chart everything current about the patient
     * @param facility code of the facility that refers: what others sent stays where it came from
     * @param encounter the stay; null before the HIS has exported it
     */
    public static PacketPlan of(List<StoredResource> chart, String facility, @Nullable UUID encounter) {
        Map<PacketGroup, List<StoredResource>> groups = new EnumMap<>(PacketGroup.class);
        for (PacketGroup group : PacketGroup.values()) {
            List<StoredResource> members = chart.stream()
                    .filter(r -> r.facility().equals(facility))
                    .filter(r -> PacketGroup.of(r).filter(group::equals).isPresent())
                    .filter(r -> belongs(r, encounter))
                    .toList();
            if (!members.isEmpty()) {
                groups.put(group, members);
            }
        }
        return new PacketPlan(groups);
    }

    /** What names a stay goes along with that stay only. */
    private static boolean belongs(StoredResource resource, @Nullable UUID encounter) {
        if (resource.type().equals("Encounter")) {
            return resource.id().equals(encounter);
        }
        Optional<String> named = Compartment.encounter(resource.content());
        return named.isEmpty() || (encounter != null && named.get().equals("Encounter/" + encounter));
    }

    /** Bytes of the group's content, and of the files that it names. */
    public long bytes(PacketGroup group) {
        return members(group)
                .mapToLong(r -> CanonicalJson.write(r.content()).length
                        + PatientFile.of(r).map(PatientFile::size).orElse(0L))
                .sum();
    }

    /** The files that go along with these resources. */
    public List<PatientFile> files(Collection<PacketGroup> leftOut) {
        return leftOut.contains(PacketGroup.FILES)
                ? List.of()
                : members(PacketGroup.FILES)
                        .flatMap(r -> PatientFile.of(r).stream())
                        .toList();
    }

    /** How many resources are in the group. */
    public int count(PacketGroup group) {
        return groups.getOrDefault(group, List.of()).size();
    }

    /** Logical ids of everything but what is left out. */
    public List<UUID> resources(Collection<PacketGroup> leftOut) {
        return groups.keySet().stream()
                .filter(g -> !leftOut.contains(g) || !g.optional())
                .flatMap(this::members)
                .map(StoredResource::id)
                .toList();
    }

    /** How many resources of each type are left out; of those with a security label not even that there are any. */
    public Map<String, Integer> notSent(Collection<PacketGroup> leftOut) {
        Map<String, Integer> counts = new TreeMap<>();
        leftOut.stream()
                .filter(g -> g.optional() && !g.asked())
                .flatMap(this::members)
                .forEach(r -> counts.merge(r.type(), 1, Integer::sum));
        return counts;
    }

    private Stream<StoredResource> members(PacketGroup group) {
        return groups.getOrDefault(group, List.of()).stream();
    }
}
