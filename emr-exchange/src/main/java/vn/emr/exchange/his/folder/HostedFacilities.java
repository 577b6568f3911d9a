package vn.emr.exchange.his.folder;

import jakarta.inject.Inject;
import java.util.List;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;

/** The facilities whose records this node keeps. */
@UseCase
public class HostedFacilities {

    @Inject
    Facilities facilities;

    /** Their codes. */
    List<String> codes() {
        return facilities.all().stream()
                .filter(Facility::hosted)
                .map(Facility::code)
                .filter(c -> c.matches("[0-9A-Za-z]+"))
                .toList();
    }
}
