package vn.emr.records.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;

class ResultViewTest {

    @Test
    void shows_the_digits_exactly_as_stored() {
        ResultView result = result("{'valueQuantity':{'value':7.10,'unit':'G/L'}}");
        assertThat(result.value().text()).isEqualTo("7.10\u00a0G/L");
        assertThat(result.value().number())
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("7.1"));
    }

    @Test
    void keeps_the_comparator_and_draws_no_such_value() {
        ResultView result = result("{'valueQuantity':{'comparator':'<','value':0.05,'unit':'ng/mL'}}");
        assertThat(result.value().text()).isEqualTo("< 0.05\u00a0ng/mL");
        assertThat(result.value().number()).isEmpty();
    }

    @Test
    void shows_words_with_the_unit_that_was_sent() {
        ResultView result = result("{'valueString':'Dương tính 2+','extension':[{'url':'urn:vn:emr:don-vi',"
                + "'valueString':'BC/µL'},{'url':'urn:vn:emr:ket-luan','valueString':'Bất thường'}]}");
        assertThat(result.value().text()).isEqualTo("Dương tính 2+\u00a0BC/µL");
        assertThat(result.conclusion()).isEqualTo("Bất thường");
    }

    @Test
    void takes_over_the_flag_of_the_laboratory() {
        ResultView result = result("{'interpretation':[{'coding':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation','code':'H'}],'text':'Cao'}]}");
        assertThat(result.flag()).isEqualTo(Judgement.Flag.HIGH);
        assertThat(result.computed()).isFalse();
    }

    @Test
    void says_that_a_flag_was_computed() {
        ResultView result = result("{'interpretation':[{'coding':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation','code':'L'},"
                + "{'system':'urn:vn:emr:flag','code':'computed'}]}]}");
        assertThat(result.flag()).isEqualTo(Judgement.Flag.LOW);
        assertThat(result.computed()).isTrue();
    }

    @Test
    void without_a_flag_nothing_is_said_even_inside_the_range() {
        ResultView result = result("{'valueQuantity':{'value':7,'unit':'G/L'},"
                + "'referenceRange':[{'text':'4.0 - 10.0 G/L','low':{'value':4.0},'high':{'value':10.0}}]}");
        assertThat(result.judgement()).isEmpty();
        assertThat(result.range().orElseThrow().text()).isEqualTo("4.0 - 10.0 G/L");
    }

    @Test
    void an_interpretation_of_normal_is_no_flag() {
        assertThat(result("{'interpretation':[{'coding':[{'code':'N'}]}]}").judgement())
                .isEmpty();
    }

    @Test
    void values_in_another_unit_are_another_index() {
        String code = "'code':{'coding':[{'system':'urn:vn:cskcb:24X09:ma-chi-so','code':'GLU'}]}";
        assertThat(result("{" + code + ",'valueQuantity':{'value':5.5,'unit':'mmol/L'}}")
                        .index())
                .isNotEqualTo(result("{" + code + ",'valueQuantity':{'value':99,'unit':'mg/dL'}}")
                        .index());
    }

    private static ResultView result(String json) {
        return ResultView.of(new StoredResource(
                "Observation", new UUID(1, 2), 1, Instant.EPOCH, "24X09", Source.HIS, false, Samples.json(json)));
    }
}
