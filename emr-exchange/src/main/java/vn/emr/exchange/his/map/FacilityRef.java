package vn.emr.exchange.his.map;

import java.util.UUID;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;

/**
 * The facility that an export is of.
 *
 * @param code MA_CSKCB
 * @param name Vietnamese name
 * @param organization logical id of its Organization
 */
public record FacilityRef(String code, String name, UUID organization) {

    JsonObject reference() {
        return Fhir.reference("Organization", organization)
                .put("identifier", Systems.identifier(Systems.FACILITY, code))
                .put("display", name);
    }
}
