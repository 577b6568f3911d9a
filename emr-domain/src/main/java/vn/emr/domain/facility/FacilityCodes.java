package vn.emr.domain.facility;

import java.util.Set;
import java.util.stream.Collectors;

/** Codes of the facilities in the register that ships with the code, for what runs without a database. */
public final class FacilityCodes {

    private FacilityCodes() {}

    /** All of them. */
    public static Set<String> shipped() {
        return FacilityRow.register(FacilityRow.PROVINCE).stream()
                .map(FacilityRow::code)
                .collect(Collectors.toUnmodifiableSet());
    }
}
