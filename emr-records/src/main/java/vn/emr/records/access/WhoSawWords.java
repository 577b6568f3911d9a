package vn.emr.records.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.audit.access.ListWhoSaw;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Role;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.StoredResource;
import vn.emr.records.web.Day;
import vn.emr.records.web.Format;
import vn.emr.records.web.Language;
import vn.emr.records.web.Texts;

/** Says the patient's list in plain Vietnamese, whatever language the officer who prints it reads. */
final class WhoSawWords {

    /** The language of the paper. */
    static final Language LANGUAGE = Language.VI;

    private static final int DAY_AND_SPACE = 11;

    private final Texts texts = Texts.of(LANGUAGE);
    private final Format format = new Format(LANGUAGE);
    private final Map<String, String> facilities;

    /** With these Vietnamese names of facilities by their codes. */
    WhoSawWords(Map<String, String> facilities) {
        this.facilities = facilities;
    }

    WhoSawView view(ListWhoSaw.Whole whole, ListPeriod period, Instant now) {
        StoredResource patient = whole.patient();
        JsonObject content = patient.content();
        return new WhoSawView(
                content.text("name", "text").orElseGet(() -> texts.get("chart.noName")),
                format.date(content.text("birthDate").orElse(null)),
                number(patient),
                facility(patient.facility()),
                Day.show(period.first()),
                Day.show(period.last()),
                format.time(now),
                whole.looks().stream().map(this::row).toList(),
                format.number(whole.times()),
                format.number(whole.looks().size()),
                whole.refused() == 0 ? null : format.number(whole.refused()),
                whole.copies().stream().map(this::sent).toList(),
                elsewhere(whole));
    }

    private WhoSawView.Sent sent(ListWhoSaw.Copy copy) {
        Instant received = copy.received();
        return new WhoSawView.Sent(
                format.time(copy.at()),
                facility(copy.facility()),
                what(copy),
                received == null ? texts.get("paper.saw.copy.underway") : format.time(received),
                texts.get(copy.here() ? "paper.saw.copy.here" : "paper.saw.copy.there"));
    }

    private String what(ListWhoSaw.Copy copy) {
        String kind = texts.get("paper.saw.copy." + copy.kind().label());
        return copy.paper() == null ? kind : kind + ' ' + texts.get("paper.saw.copy.paper", copy.paper());
    }

    /** Those at which nobody here hears who reads. */
    private List<String> elsewhere(ListWhoSaw.Whole whole) {
        return whole.copies().stream()
                .filter(c -> !c.here())
                .map(c -> facility(c.facility()))
                .distinct()
                .toList();
    }

    /** The facility's own number of the patient. */
    private static String number(StoredResource patient) {
        return Stream.of(Systems.mrn(patient.facility()), Systems.ownNumber(patient.facility()))
                .flatMap(system -> patient.content()
                        .objects("identifier")
                        .filter(i -> i.text("system").filter(system::equals).isPresent()))
                .flatMap(i -> i.text("value").stream())
                .findFirst()
                .orElse("");
    }

    private WhoSawView.Row row(ListWhoSaw.Look look) {
        return new WhoSawView.Row(
                at(look),
                look.facility() == null ? texts.get("paper.saw.province") : facility(look.facility()),
                Optional.ofNullable(look.role()).map(this::role).orElseGet(() -> texts.get("paper.saw.unknown")),
                texts.get("event." + look.type().name()),
                why(look),
                format.number(look.times()));
    }

    private String at(ListWhoSaw.Look look) {
        String first = format.time(look.first());
        String last = format.time(look.last());
        return first.equals(last) ? first : first + " – " + last.substring(DAY_AND_SPACE);
    }

    private String facility(String code) {
        return facilities.getOrDefault(code, code);
    }

    private String role(Role role) {
        return texts.get("role." + (role == Role.NODE ? "node" : role.realmName()));
    }

    private String why(ListWhoSaw.Look look) {
        Stream<String> purpose =
                Optional.ofNullable(look.purpose()).map(p -> texts.get("purpose." + p.name())).stream();
        Stream<String> basis = look.basis() == LegalBasis.NONE
                ? Stream.empty()
                : Stream.of(texts.get("basis." + look.basis().name()));
        return Stream.concat(purpose, basis).distinct().collect(Collectors.joining("; "));
    }
}
