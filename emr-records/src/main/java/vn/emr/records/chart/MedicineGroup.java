package vn.emr.records.chart;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A medicine that was ordered in the same way once or several times in an episode.
 *
 * @param orders newest first
 */
public record MedicineGroup(List<MedicineView> orders) {

    private record Key(String name, String strength, String form, String dose, String route, String instruction) {

        private static Key of(MedicineView m) {
            return new Key(m.name(), m.strength(), m.form(), m.dose(), m.route(), m.instruction());
        }
    }

    /** Copies the list. */
    public MedicineGroup {
        orders = List.copyOf(orders);
    }

    static List<MedicineGroup> of(Collection<MedicineView> medicines) {
        Map<Key, List<MedicineView>> same =
                medicines.stream().collect(Collectors.groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()));
        return same.values().stream().map(MedicineGroup::new).toList();
    }

    /** The newest order. */
    public MedicineView newest() {
        return orders.get(0);
    }

    /** When the oldest of several orders was given; null when there is only one, or when it is not known. */
    public @Nullable FhirTime first() {
        return orders.size() == 1 ? null : orders.get(orders.size() - 1).ordered();
    }

    /** How much was supplied altogether; each amount for itself when the units differ. */
    public String supplied() {
        return Quantity.sum(orders.stream().map(MedicineView::quantity).toList());
    }

    /** Licences of who ordered. */
    public List<String> prescribers() {
        return orders.stream().flatMap(o -> o.prescribers().stream()).distinct().toList();
    }
}
