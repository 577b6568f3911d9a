package vn.emr.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.emr.domain.patient.PatientHit;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestDatabase;
import vn.emr.domain.testing.TestPatient;

class PatientSearchDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final PatientSearch search = EMR.bean(PatientSearch.class);

    @BeforeAll
    static void patients() throws Exception {
        TestPatient.called("Đặng Thị Hồng Đào")
                .number("BN-1")
                .bornOn("1957-04-12")
                .female()
                .citizen("024157001234")
                .card("GD4242412345678")
                .registeredBy(EMR);
        TestPatient.called("Nguyễn Văn An").number("BN-2").bornOn("1980-01-02").registeredBy(EMR);
        TestPatient.called("Nguyễn Văn Ân")
                .number("BN-3")
                .bornOn("1991")
                .at(Callers.SON_DONG)
                .registeredBy(EMR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đặng Thị Hồng Đào",
                "dang thi hong dao",
                "đào hồng",
                "HONG DANG",
                "Dao Đặng 1957",
                "024157001234",
                "gd4242412345678",
                "2412345678",
                "bn-1"
            })
    void finds_by_words_in_any_order_with_or_without_diacritics_and_by_number(String typed) throws Exception {
        assertThat(find(Callers.PROVINCIAL, typed)).extracting(PatientHit::name).containsExactly("Đặng Thị Hồng Đào");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dao Đặng 1958", "dang thi hoang", "024157001235", "%", "_ang"})
    void finds_nothing_that_does_not_match(String typed) throws Exception {
        assertThat(find(Callers.PROVINCIAL, typed)).isEmpty();
    }

    @Test
    void another_facilitys_patients_do_not_exist() throws Exception {
        assertThat(find(Callers.SON_DONG, "024157001234")).isEmpty();
        assertThat(find(Callers.SON_DONG, "nguyen van an"))
                .extracting(PatientHit::mrn)
                .containsExactly("BN-3");
        assertThat(find(Callers.PROVINCIAL, "nguyen van an"))
                .extracting(PatientHit::mrn)
                .containsExactly("BN-2");
    }

    @Test
    void every_search_leaves_an_event_with_the_number_of_hits_and_nothing_that_was_typed() throws Exception {
        int before = events();
        find(Callers.PROVINCIAL, "nguyen van");
        assertThat(events()).isEqualTo(before + 1);
        assertThat(EMR.database()
                        .strings("select type || ' ' || count || ' ' || facility || ' ' || account || ' ' || detail"
                                + " from audit.event order by key desc limit 1"))
                .containsExactly("10 1 24X09 doctor words 2, numbers 0");
    }

    @Test
    void without_a_caller_nothing_is_found() throws Exception {
        assertThat(EMR.as(null, () -> search.find("nguyen")).hits()).isEmpty();
    }

    @Test
    void there_is_no_way_around_the_audited_function() throws Exception {
        try (Connection app = EMR.database().asApp()) {
            for (String sql : List.of(
                    "select * from emr.patient_search",
                    "select * from emr.patient_search_number",
                    "select * from emr.find_patients('{}', '{}', null, 10)")) {
                Assertions.assertThatThrownBy(() -> TestDatabase.strings(app, sql))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private static int events() throws Exception {
        return EMR.database().count("select count(*) from audit.event where type = 10");
    }

    private List<PatientHit> find(String facility, String typed) throws Exception {
        return EMR.as(Callers.doctor(facility), () -> search.find(typed)).hits();
    }
}
