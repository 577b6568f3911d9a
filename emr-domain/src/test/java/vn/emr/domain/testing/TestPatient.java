package vn.emr.domain.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.patient.CitizenNumber;
import vn.emr.domain.patient.PatientDraft;
import vn.emr.domain.patient.PatientRegistry;
import vn.emr.domain.patient.Registered;
import vn.emr.domain.store.Source;

/** Builds a patient: a man of the provincial general hospital unless the test says otherwise. */
public final class TestPatient {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String name;
    private final List<String> cards = new ArrayList<>();
    private String facility = Callers.PROVINCIAL;
    private String mrn = "TEST-" + NUMBERS.incrementAndGet();
    private String sex = "male";
    private @Nullable String birth;
    private @Nullable CitizenNumber citizen;

    private TestPatient(String name) {
        this.name = name;
    }

    /** A patient of this name. */
    public static TestPatient called(String name) {
        return new TestPatient(name);
    }

    /** Known at this facility. */
    public TestPatient at(String code) {
        facility = code;
        return this;
    }

    /** Known by this number (MA_BN). */
    public TestPatient number(String value) {
        mrn = value;
        return this;
    }

    /** A woman. */
    public TestPatient female() {
        sex = "female";
        return this;
    }

    /** Born on this FHIR date, maybe partial. */
    public TestPatient bornOn(String date) {
        birth = date;
        return this;
    }

    /** With this in SO_CCCD. */
    public TestPatient citizen(String value) {
        citizen = new CitizenNumber(value);
        return this;
    }

    /** With one more health-insurance card. */
    public TestPatient card(String value) {
        cards.add(value);
        return this;
    }

    /** As the registry wants it. */
    public PatientDraft draft() {
        JsonArray identifiers = JsonArray.of(Systems.identifier(Systems.mrn(facility), mrn));
        if (citizen != null) {
            identifiers.add(Systems.identifier(citizen.form().system(), citizen.value()));
        }
        JsonObject patient = JsonObject.resource("Patient")
                .put("identifier", identifiers)
                .put("name", JsonArray.of(new JsonObject().put("text", name)))
                .put("gender", sex)
                .put("birthDate", birth);
        return new PatientDraft(facility, mrn, patient, name, sex, birth, citizen, cards, null, Source.HIS);
    }

    /** Registers it as the node's importer for its facility does. */
    public Registered registeredBy(EmrFixture emr) throws Exception {
        PatientRegistry registry = emr.bean(PatientRegistry.class);
        return emr.inTransaction(Callers.importer(facility), () -> registry.register(draft()));
    }
}
