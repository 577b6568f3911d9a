package vn.emr.records.chart;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The same service or supply once or several times in an episode.
 *
 * @param episode the episode
 * @param services newest first
 */
public record ServiceGroup(UUID episode, List<ServiceView> services) {

    private record Key(ServiceView.Kind kind, String name, String code, List<String> operations) {

        private static Key of(ServiceView s) {
            return new Key(s.kind(), s.name(), s.code(), s.operations());
        }
    }

    /** Copies the list. */
    public ServiceGroup {
        services = List.copyOf(services);
    }

    /** Those of these kinds, by kind, newest first. */
    static List<ServiceGroup> of(UUID episode, Collection<ServiceView> services, Predicate<ServiceView.Kind> kinds) {
        Map<Key, List<ServiceView>> same = services.stream()
                .filter(s -> kinds.test(s.kind()))
                .sorted(Comparator.comparing(ServiceView::sortTime).reversed())
                .collect(Collectors.groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()));
        return same.values().stream()
                .map(s -> new ServiceGroup(episode, s))
                .sorted(Comparator.comparing(g -> g.newest().kind()))
                .toList();
    }

    /** The newest. */
    public ServiceView newest() {
        return services.get(0);
    }

    /** When the oldest of several was; null when there is only one, or when it is not known. */
    public @Nullable FhirTime first() {
        return services.size() == 1 ? null : services.get(services.size() - 1).time();
    }

    /** How much altogether. */
    public String amount() {
        return Quantity.sum(services.stream().map(ServiceView::amount).toList());
    }

    /** Licences of who did it. */
    public List<String> performers() {
        return services.stream()
                .flatMap(s -> s.performers().stream())
                .distinct()
                .toList();
    }

    /** Licences of who ordered it. */
    public List<String> orderers() {
        return services.stream().flatMap(s -> s.orderers().stream()).distinct().toList();
    }

    /** How many of them replace an older version. */
    public int amended() {
        return (int) services.stream().filter(s -> s.origin().amended()).count();
    }

    FhirTime sortTime() {
        return newest().sortTime();
    }
}
