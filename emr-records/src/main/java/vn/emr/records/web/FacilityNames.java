package vn.emr.records.web;

import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;

/** Names of facilities in the language of the page. */
@UseCase
public class FacilityNames {

    @Inject
    Facilities facilities;

    /** Name of the facility of this code; the code itself while it is unknown. */
    public String name(String code, Language language) {
        return facilities.find(code).map(f -> name(f, language)).orElse(code);
    }

    /** Names of all facilities by their codes, in one query. */
    public Map<String, String> byCode(Language language) {
        return facilities.all().stream().collect(Collectors.toMap(Facility::code, f -> name(f, language)));
    }

    /** Names of the facilities whose records this node keeps. */
    public List<String> hosted(Language language) {
        return facilities.all().stream()
                .filter(Facility::hosted)
                .sorted(Comparator.comparing(Facility::code))
                .map(f -> name(f, language))
                .toList();
    }

    private static String name(Facility facility, Language language) {
        return language == Language.VI ? facility.nameVi() : facility.nameEn();
    }
}
