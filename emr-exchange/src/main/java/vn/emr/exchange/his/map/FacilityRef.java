package vn.emr.exchange.his.map;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;

/**
 * The facility that an export is of.
 *
 * @param code MA_CSKCB
 * @param name Vietnamese name
 * @param organization logical id of its Organization
 * @param names Vietnamese names of all facilities of the register, by code
 */
public record FacilityRef(String code, String name, UUID organization, Map<String, String> names) {

    /** Copies the names. */
    public FacilityRef {
        names = Map.copyOf(names);
    }

    JsonObject reference() {
        return Fhir.reference("Organization", organization)
                .put("identifier", Systems.identifier(Systems.FACILITY, code))
                .put("display", name);
    }

    /** Any facility by its code, with its name when the register has it; null without a code. */
    @Nullable
    JsonObject named(String other) {
        return Fhir.logical(Systems.FACILITY, other, names.getOrDefault(other, other));
    }
}
