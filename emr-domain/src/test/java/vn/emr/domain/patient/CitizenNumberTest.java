package vn.emr.domain.patient;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.domain.patient.CitizenNumber.Form;

class CitizenNumberTest {

    @ParameterizedTest
    @CsvSource({
        "024157001234, CITIZEN",
        "' 024157001234 ', CITIZEN",
        "123456789, OLD_CARD",
        "B1234567, PASSPORT",
        "b1234567, UNKNOWN",
        "02415700123, UNKNOWN",
        "0241570012345, UNKNOWN",
        "02415700123X, UNKNOWN",
        "'', UNKNOWN",
        "٠٢٤١٥٧٠٠١٢٣٤, UNKNOWN",
        "KHONG CO, UNKNOWN"
    })
    void tells_what_kind_of_number_it_is(String value, Form form) {
        assertThat(new CitizenNumber(value).form()).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "024157001234, female, 1957-04-12, true",
        "024157001234, female, 1957, true",
        "024157001234, male, 1957-04-12, false",
        "024157001234, female, 1958-04-12, false",
        "024157001234, female, 2057-04-12, false",
        "024157001234, other, 1957-04-12, true",
        "024315001234, female, 2015-01-01, true",
        "024215001234, male, 2015-01-01, true",
        "024015001234, male, 2015-01-01, false",
        "024157001234, female, , false",
        "024157001234, female, 195, false",
        "123456789, female, 1957-04-12, false"
    })
    void is_verified_only_when_it_agrees_with_sex_and_birth_year(
            String value, String sex, @Nullable String birth, boolean verified) {
        assertThat(new CitizenNumber(value).verifiedFor(sex, birth).isPresent()).isEqualTo(verified);
    }

    @Property
    void a_number_made_by_the_rule_is_verified_for_its_owner_only(
            @ForAll @IntRange(min = 1900, max = 2299) int year,
            @ForAll boolean female,
            @ForAll @IntRange(min = 1, max = 96) int province,
            @ForAll @IntRange(max = 999_999) int serial) {
        int digit = (year / 100 - 19) * 2 + (female ? 1 : 0);
        CitizenNumber number = new CitizenNumber(String.format("%03d%d%02d%06d", province, digit, year % 100, serial));
        String sex = female ? "female" : "male";
        assertThat(number.verifiedFor(sex, Integer.toString(year))).contains(number.value());
        assertThat(number.verifiedFor(female ? "male" : "female", Integer.toString(year)))
                .isEmpty();
        assertThat(number.verifiedFor(sex, Integer.toString(year + 1))).isEmpty();
    }
}
