package vn.emr.records.chart;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Opened;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.patient.NotSent;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;

/** Resources as the HIS import writes them (docs/his-mapping.md), put together to a chart. */
final class Samples {

    static final LocalDate TODAY = LocalDate.of(2025, 1, 20);
    static final UUID PATIENT = new UUID(1, 1);

    private final List<StoredResource> resources = new ArrayList<>();
    private long next = 100;

    static Samples aChart() {
        return new Samples()
                .with(
                        "Patient",
                        PATIENT,
                        "{'gender':'male','birthDate':'1989-01-23','name':[{'text':'Trần Hữu An'}],"
                                + "'identifier':[{'system':'urn:vn:cccd','value':'024089380084'},"
                                + "{'system':'urn:vn:cskcb:24X09:mabn','value':'DK96946389'}],"
                                + "'address':[{'text':'Thôn Đoài, Huyện Lạng Giang'}]}");
    }

    /** One more resource; quotes are single in the JSON. */
    Samples with(String type, UUID id, String json) {
        return with(type, id, 1, false, json);
    }

    /** One more resource in this state. */
    Samples with(String type, UUID id, int version, boolean withdrawn, String json) {
        JsonObject content = json(json).put("resourceType", type);
        resources.add(new StoredResource(
                type, id, version, Instant.parse("2025-01-19T02:30:00Z"), "24X09", Source.HIS, withdrawn, content));
        return this;
    }

    /** One more resource of an episode. */
    Samples in(UUID episode, String type, String json) {
        return in(episode, type, id(), json);
    }

    /** One more resource of an episode, with its id. */
    Samples in(UUID episode, String type, UUID id, String json) {
        String open = "{'encounter':{'reference':'Encounter/" + episode + "'},";
        return with(type, id, open + json.substring(1));
    }

    /** An inpatient stay from and until these times. */
    Samples stay(UUID episode, String from, String until) {
        return with(
                "Encounter",
                episode,
                "{'class':{'code':'IMP'},'period':{'start':'" + from + "','end':'" + until + "'},"
                        + "'type':[{'coding':[{'code':'03','display':'Điều trị nội trú'}]}]}");
    }

    /** A laboratory result; more is further JSON with a comma in front. */
    Samples result(UUID episode, UUID id, String name, String value, String time, String more) {
        return in(
                episode,
                "Observation",
                id,
                "{'category':[{'coding':[{'code':'laboratory'}]}],"
                        + "'code':{'text':'" + name + "','coding':[{'system':'urn:vn:cskcb:24X09:ma-chi-so','code':'"
                        + name
                        + "'}]},'effectiveDateTime':'" + time + "','valueQuantity':{'value':" + value
                        + ",'unit':'G/L'}" + more + "}");
    }

    /** A service of the group of costs; more is further JSON with a comma in front. */
    Samples service(UUID episode, String group, String name, String time, String more) {
        return in(
                episode,
                "Procedure",
                "{'category':{'coding':[{'system':'urn:vn:ma-nhom','code':'" + group + "'}]},'code':{'text':'" + name
                        + "'},'performedDateTime':'" + time + "','extension':[{'url':'urn:vn:emr:so-luong',"
                        + "'valueQuantity':{'value':1.000,'unit':'Lần'}},{'url':'urn:vn:emr:chi-dinh','valueReference':"
                        + "{'identifier':{'value':'008799/BG-CCHN'}}}]" + more + "}");
    }

    /** A supply. */
    Samples supply(UUID episode, String name, String amount) {
        return in(
                episode,
                "DeviceRequest",
                "{'codeCodeableConcept':{'text':'" + name + "'},'authoredOn':'2025-01-09T08:00:00+07:00',"
                        + "'parameter':[{'valueQuantity':{'value':" + amount + ",'unit':'cái'}}]}");
    }

    /** A paper of this kind with one section. */
    Samples paper(UUID episode, UUID id, String kind, String title, String words) {
        return in(
                episode,
                "Composition",
                id,
                "{'type':{'coding':[{'system':'urn:vn:giay-to','code':'" + kind + "'}]},'title':'" + title
                        + "','date':'2025-01-17','author':[{'display':'Lê Thị Linh'}],'section':[{'title':'Chẩn đoán',"
                        + "'extension':[{'url':'urn:vn:emr:van-ban','valueString':'" + words + "'}]}]}");
    }

    UUID id() {
        return new UUID(2, next++);
    }

    ChartView read() {
        return ChartReader.read(new PatientChart(PATIENT, resources), TODAY);
    }

    /** The chart of a patient whom another facility referred, leaving this out. */
    ChartView received(NotSent... notSent) {
        return ChartReader.read(
                new PatientChart(PATIENT, resources, true, List.of(notSent), Opened.by(LegalBasis.RECEIVED_REFERRAL)),
                TODAY);
    }

    static JsonObject json(String json) {
        return CanonicalJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
