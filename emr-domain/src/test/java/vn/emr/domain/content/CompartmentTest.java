package vn.emr.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompartmentTest {

    private static JsonObject json(String json) {
        return CanonicalJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'subject':{'reference':'Patient/1'},'encounter':{'reference':'Encounter/2'}}|Patient/1|Encounter/2",
                "{'beneficiary':{'reference':'Patient/1'}}|Patient/1|",
                "{'for':{'reference':'Patient/1'}}|Patient/1|",
                "{'subject':{'reference':'Patient/1'},'context':{'encounter':[{'reference':'Encounter/2'}]}}|Patient/1|Encounter/2",
                "{'subject':{'reference':'Patient/1'},'context':{'reference':'Encounter/2'}}|Patient/1|Encounter/2",
                "{'subject':{'reference':'Patient/1'},'context':{'reference':'EpisodeOfCare/2'}}|Patient/1|",
                "{'participant':[{'actor':{'display':'Bs'}},{'actor':{'reference':'Patient/1'}}],"
                        + "'supportingInformation':[{'reference':'Encounter/2'}]}|Patient/1|Encounter/2",
                "{'participant':[{'actor':{'reference':'Practitioner/1'}}]}||",
                "{'status':'active'}||",
            })
    void tells_whose_a_resource_is_and_of_which_stay(String resource, String patient, String encounter) {
        assertThat(Compartment.patient(json(resource)).orElse(null)).isEqualTo(patient);
        assertThat(Compartment.encounter(json(resource)).orElse(null)).isEqualTo(encounter);
    }
}
