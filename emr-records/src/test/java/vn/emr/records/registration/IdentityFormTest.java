package vn.emr.records.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.records.web.Language;
import vn.emr.records.web.TestPages;
import vn.emr.records.web.Texts;

class IdentityFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 26);
    private static final UUID ID = UUID.fromString("01975000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @CsvSource({
        "15/02/1961,1961-02-15",
        "5-2-1961,1961-02-05",
        "15021961,1961-02-15",
        "02/1961,1961-02",
        "1961,1961",
        "29/02/2024,2024-02-29",
    })
    void a_birth_date_is_read_as_people_type_it(String typed, String date) {
        assertThat(BirthDay.parse(typed)).contains(date);
    }

    @ParameterizedTest
    @CsvSource({"31/02/1961", "29/02/2023", "13/1961", "61", "hôm qua", "1961-02-15", "150219611"})
    void what_is_no_date_is_told(String typed) {
        assertThat(typed("birth", typed).problems(TODAY)).containsEntry("birth", "register.error.birth.form");
    }

    @ParameterizedTest
    @CsvSource({
        "name,,name.missing",
        "sex,,sex.missing",
        "sex,somebody,sex.missing",
        "birth,27/07/2026,birth.not-past",
        "birth,1880,birth.not-past",
        "age,40,age.both",
        "age,bốn mươi,age.range",
        "age,999,age.range",
        "citizen,12345,citizen.form",
        "citizen,024180000001,citizen.sex",
        "citizen,024061000001,",
        "citizen,024062000001,citizen.year",
        "card,GD42424,card.form",
        "card,gd4 2424 00000 101,",
        "card,2400000101,",
        "phone,gọi sau,phone.form",
        "phone,+84 912 345 678,",
        "unknown,1,name.unknown",
    })
    void each_field_says_what_is_wrong_with_it(String field, String value, String rule) {
        Map<String, String> problems = typed(field, value == null ? "" : value).problems(TODAY);
        if (rule == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems.values()).containsExactly("register.error." + rule);
        }
    }

    @Test
    void every_rule_has_its_sentence() {
        for (String key : List.of("name.long", "address.long")) {
            String field = key.substring(0, key.indexOf('.'));
            assertThat(typed(field, "x".repeat(301)).problems(TODAY)).containsEntry(field, "register.error." + key);
            assertThat(Texts.of(Language.EN).has("register.error." + key)).isTrue();
        }
    }

    @Test
    void what_was_looked_for_fills_the_form() {
        IdentityForm form = IdentityForm.of(ID, "Đặng  Văn Mới 1961 024061000001 gd4242400000101");
        assertThat(form.name()).isEqualTo("Đặng Văn Mới");
        assertThat(form.birth()).isEqualTo("1961");
        assertThat(form.citizen()).isEqualTo("024061000001");
        assertThat(form.card()).isEqualTo("GD4242400000101");
    }

    @Test
    void the_page_keeps_what_was_typed_and_says_beside_the_field_what_is_wrong() {
        IdentityForm form = typed("citizen", "\"><script>");
        String html = TestPages.html(
                Language.VI,
                "register.title",
                "registration/new",
                new RegistrationView(
                        form, Map.of("citizen", "Số CCCD có đúng 12 chữ số"), List.of(), Map.of("01929", "Bạch Mai")));
        assertThat(html)
                .contains("id=\"citizen-e\"", "href=\"#citizen\"", "Ghi nhận và viết giấy chuyển đến Bạch Mai")
                .contains("value=\"Nguyễn Văn An\"")
                .doesNotContain("<script>");
    }

    private static IdentityForm typed(String field, String value) {
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        typed.putSingle("id", ID.toString());
        typed.putSingle("name", "Nguyễn Văn An");
        typed.putSingle("sex", "male");
        typed.putSingle("birth", "1961");
        typed.putSingle(field, value);
        return IdentityForm.read(typed);
    }
}
