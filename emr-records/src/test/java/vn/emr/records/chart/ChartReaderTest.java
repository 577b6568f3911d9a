package vn.emr.records.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChartReaderTest {

    private static final UUID OLD = new UUID(3, 1);
    private static final UUID NEW = new UUID(3, 2);

    @Test
    void shows_a_patient_of_whom_nothing_but_the_name_is_known() {
        ChartView chart = Samples.aChart().read();
        assertThat(chart.banner().name()).isEqualTo("Trần Hữu An");
        assertThat(chart.banner().age()).isEqualTo(new Age(35, Age.Unit.YEARS, false));
        assertThat(chart.banner().mrn()).isEqualTo("DK96946389");
        assertThat(chart.last()).isEmpty();
        assertThat(chart.problems()).isEmpty();
        assertThat(chart.trends()).isEmpty();
        assertThat(chart.timeline()).isEmpty();
    }

    @Test
    void shows_the_newest_episode_first_and_keeps_items_with_theirs() {
        ChartView chart = twoStays()
                .in(OLD, "MedicationRequest", "{'medicationCodeableConcept':{'text':'Amlodipin 5mg'}}")
                .in(NEW, "MedicationRequest", "{'medicationCodeableConcept':{'text':'Furosemid 40mg'}}")
                .read();
        assertThat(chart.episodes()).extracting(e -> e.stay().id()).containsExactly(NEW, OLD);
        assertThat(chart.last().orElseThrow().medicines())
                .extracting(MedicineView::name)
                .containsExactly("Furosemid 40mg");
    }

    @Test
    void shows_no_withdrawn_item() {
        Samples samples = twoStays();
        ChartView chart = samples.with(
                        "MedicationRequest",
                        samples.id(),
                        2,
                        true,
                        "{'encounter':{'reference':'Encounter/" + NEW
                                + "'},'medicationCodeableConcept':{'text':'Nhầm người'}}")
                .read();
        assertThat(chart.last().orElseThrow().medicines()).isEmpty();
    }

    @Test
    void puts_the_main_disease_first_by_the_rank_of_the_encounter() {
        UUID main = new UUID(4, 1);
        UUID other = new UUID(4, 2);
        ChartView chart = Samples.aChart()
                .with(
                        "Encounter",
                        NEW,
                        "{'period':{'start':'2025-01-08T07:00:00+07:00'},'diagnosis':["
                                + "{'rank':2,'condition':{'reference':'Condition/" + other + "'}},"
                                + "{'rank':1,'condition':{'reference':'Condition/" + main + "'}}]}")
                .in(NEW, "Condition", other, condition("I10", "Tăng huyết áp"))
                .in(NEW, "Condition", main, condition("N18.5", "Bệnh thận mạn, giai đoạn 5"))
                .read();
        assertThat(chart.last().orElseThrow().diagnoses())
                .extracting(DiagnosisView::code)
                .containsExactly("N18.5", "I10");
        assertThat(chart.last().orElseThrow().main().orElseThrow().code()).isEqualTo("N18.5");
    }

    @Test
    void names_a_disease_of_several_episodes_once_and_since_when() {
        ChartView chart = twoStays()
                .in(OLD, "Condition", condition("I10", "Tăng huyết áp"))
                .in(NEW, "Condition", condition("I10", "Tăng huyết áp"))
                .read();
        assertThat(chart.problems()).singleElement().satisfies(p -> {
            assertThat(p.episodes()).isEqualTo(2);
            assertThat(p.episode()).isEqualTo(NEW);
            assertThat(p.since()).isEqualTo(new FhirTime("2024-03-01T08:00:00+07:00"));
        });
    }

    @Test
    void groups_results_by_report_and_those_of_no_report_by_time() {
        UUID first = new UUID(5, 1);
        ChartView chart = twoStays()
                .result(NEW, first, "WBC", "7.01", "2025-01-08T08:00:00+07:00", "")
                .result(NEW, new UUID(5, 2), "K", "5.6", "2025-01-09T08:00:00+07:00", "")
                .result(NEW, new UUID(5, 3), "NA", "141", "2025-01-09T08:00:00+07:00", "")
                .in(
                        NEW,
                        "DiagnosticReport",
                        "{'category':[{'coding':[{'code':'LAB'}]}],'code':{'text':'Tổng phân tích tế bào máu','coding':"
                                + "[{'system':'urn:vn:ma-dich-vu','code':'22.0121.1369'}]},"
                                + "'effectiveDateTime':'2025-01-08T08:00:00+07:00',"
                                + "'result':[{'reference':'Observation/" + first + "'}]}")
                .read();
        assertThat(chart.laboratory()).extracting(r -> r.results().size()).containsExactly(2, 1);
        assertThat(chart.laboratory().get(1).name()).isEqualTo("Tổng phân tích tế bào máu");
        assertThat(chart.laboratory().get(1).chapter()).contains("22");
    }

    @Test
    void shows_a_death_with_the_age_at_death() {
        ChartView chart = Samples.aChart()
                .with(
                        "Encounter",
                        NEW,
                        "{'period':{'start':'2024-01-08','end':'2024-01-10T10:00:00+07:00'},'extension':["
                                + "{'url':'urn:vn:emr:ket-qua-dtri','valueCoding':{'system':'urn:vn:ket-qua-dtri',"
                                + "'code':'5','display':'Tử vong'}}]}")
                .read();
        assertThat(chart.banner().died()).isEqualTo(new FhirTime("2024-01-10T10:00:00+07:00"));
        assertThat(chart.banner().age()).isEqualTo(new Age(34, Age.Unit.YEARS, false));
        assertThat(chart.timeline().get(0).kind()).isEqualTo(TimelineEvent.Kind.DIED);
    }

    @Test
    void puts_valid_insurance_cards_first() {
        ChartView chart = Samples.aChart()
                .with("Coverage", new UUID(6, 1), "{'subscriberId':'OLD','period':{'end':'2025-01-19'}}")
                .with("Coverage", new UUID(6, 2), "{'subscriberId':'NEW','period':{'end':'2025-01-20'}}")
                .read();
        assertThat(chart.banner().cards()).extracting(Banner.Card::number).containsExactly("NEW", "OLD");
        assertThat(chart.banner().cards()).extracting(Banner.Card::expired).containsExactly(false, true);
    }

    @Test
    void shows_a_note_with_its_plain_text_and_marks_its_consultation_on_the_timeline() {
        ChartView chart = twoStays()
                .in(
                        NEW,
                        "Composition",
                        "{'date':'2025-01-09T04:49:00+07:00','author':[{'identifier':{'value':'001036/BG-CCHN'}}],"
                                + "'section':[{'title':'Hội chẩn','code':{'coding':[{'system':'urn:vn:xml5',"
                                + "'code':'HOI_CHAN'}]},'text':{'div':'<div><p>Chuyển &lt;b&gt;</p></div>'},'extension':"
                                + "[{'url':'urn:vn:emr:van-ban','valueString':'Chuyển <b>'}]}]}")
                .read();
        NoteView note = chart.notes().get(0);
        assertThat(note.authors()).containsExactly("001036/BG-CCHN");
        assertThat(note.sections().get(0).text()).isEqualTo("Chuyển <b>");
        assertThat(chart.timeline()).extracting(TimelineEvent::kind).contains(TimelineEvent.Kind.CONSULTATION);
    }

    @Test
    void a_count_of_a_his_with_decimals_does_not_read_as_thousands() {
        ChartView chart = twoStays()
                .in(
                        NEW,
                        "MedicationRequest",
                        "{'medicationCodeableConcept':{'text':'Furosemid 40mg'},'extension':[{'url':'urn:vn:emr:ham-luong',"
                                + "'valueString':'40 mg'}],'dispenseRequest':{'quantity':{'value':12.000,'unit':'viên'}}}")
                .read();
        MedicineView medicine = chart.last().orElseThrow().medicines().get(0);
        assertThat(medicine.supplied()).isEqualTo("12\u00a0viên");
        assertThat(medicine.strengthBeside()).isEmpty();
    }

    @Test
    void names_the_file_that_an_episode_came_from() {
        ChartView chart = twoStays()
                .with(
                        "DocumentReference",
                        new UUID(7, 1),
                        "{'context':{'encounter':[{'reference':'Encounter/" + NEW
                                + "'}]},'type':{'text':'Hồ sơ XML gốc'},"
                                + "'masterIdentifier':{'system':'urn:vn:emr:sha256','value':'ab12'},"
                                + "'content':[{'attachment':{'size':4711}}]}")
                .read();
        assertThat(chart.episode(NEW).orElseThrow().original())
                .isEqualTo(new OriginalFile("Hồ sơ XML gốc", "4711", "ab12"));
        assertThat(chart.episode(OLD).orElseThrow().original()).isNull();
    }

    @Test
    void counts_items_by_source_with_the_amended_ones() {
        Samples samples = twoStays();
        ChartView chart = samples.with(
                        "Condition",
                        samples.id(),
                        3,
                        false,
                        "{'encounter':{'reference':'Encounter/" + NEW + "'},'code':{'text':'Sốt'}}")
                .read();
        assertThat(chart.sources()).singleElement().satisfies(s -> {
            assertThat(s.items()).isEqualTo(3);
            assertThat(s.amended()).isEqualTo(1);
            assertThat(s.last().text()).isEqualTo("19/01/2025 09:30");
        });
    }

    @Test
    void shows_an_appointment_and_the_sheets_of_a_programme_among_the_papers() {
        String label = "'meta':{'security':[{'code':'R'}]}";
        ChartView chart = twoStays()
                .with(
                        "Appointment",
                        new UUID(8, 1),
                        "{'description':'Giấy hẹn khám lại','identifier':[{'value':'7/GHKL'}],'created':'2025-01-17',"
                                + "'requestedPeriod':[{'start':'2025-02-01'}],'reasonCode':[{'text':'Tăng huyết áp',"
                                + "'coding':[{'code':'I10'}]}],'participant':[{'actor':{'reference':'Patient/1'}},"
                                + "{'actor':{'display':'BV','identifier':{'system':'urn:vn:cskcb'}}},"
                                + "{'actor':{'display':'001/BG','identifier':{'system':'urn:vn:gphn'}}}],"
                                + "'supportingInformation':[{'reference':'Encounter/" + NEW + "'}]}")
                .in(
                        NEW,
                        "CarePlan",
                        "{'title':'Quản lý điều trị bệnh lao','activity':[{'detail':{'code':{'text':'Điều trị lao'},"
                                + "'description':'phác đồ 1; từ 09/09/2024'}}]," + label + "}")
                .in(
                        NEW,
                        "Observation",
                        "{'code':{'coding':[{'system':'urn:vn:emr:chuong-trinh','code':'lao'}]},'component':["
                                + "{'code':{'text':'Phân loại lao theo vị trí'},'valueCodeableConcept':"
                                + "{'coding':[{'code':'1','display':'Lao phổi'}]}}]," + label + "}")
                .read();
        List<PaperView> papers = chart.papers();
        assertThat(papers).hasSize(3);
        assertThat(papers).filteredOn(PaperView::restricted).hasSize(2);
        PaperView appointment = papers.get(0);
        assertThat(appointment.title()).isEqualTo("Giấy hẹn khám lại");
        assertThat(appointment.number()).isEqualTo("7/GHKL");
        assertThat(appointment.appointed()).isEqualTo(new FhirTime("2025-02-01"));
        assertThat(appointment.authors()).containsExactly("001/BG");
        assertThat(papers)
                .flatExtracting(PaperView::sections)
                .extracting(s -> s.title() + '=' + s.text())
                .contains(
                        "=Tăng huyết áp (I10)",
                        "Điều trị lao=phác đồ 1; từ 09/09/2024",
                        "Phân loại lao theo vị trí=Lao phổi");
        assertThat(chart.episode(NEW).orElseThrow().papers()).hasSize(3);
        assertThat(chart.laboratory()).isEmpty();
    }

    @Test
    void keeps_papers_apart_from_progress_notes_and_names_where_a_referral_goes() {
        UUID paper = new UUID(8, 1);
        ChartView chart = twoStays()
                .paper(NEW, paper, "giay-chuyen-tuyen", "Giấy chuyển tuyến", "Nhồi máu cơ tim")
                .paper(OLD, new UUID(8, 2), "giay-ra-vien", "Giấy ra viện", "Sốt")
                .in(
                        NEW,
                        "ServiceRequest",
                        "{'performer':[{'identifier':{'value':'01929'}}],'supportingInfo':[{'reference':'Composition/"
                                + paper + "'}],'extension':[{'url':'urn:vn:emr:ly-do-chuyen','valueCoding':{'code':'2',"
                                + "'display':'Vượt khả năng'}}]}")
                .read();
        assertThat(chart.notes()).isEmpty();
        assertThat(chart.papers()).extracting(PaperView::title).containsExactly("Giấy chuyển tuyến", "Giấy ra viện");
        PaperView referral = chart.papers().get(0);
        assertThat(referral.destination()).isEqualTo("01929");
        assertThat(referral.reason()).isEqualTo("Vượt khả năng");
        assertThat(referral.authors()).containsExactly("Lê Thị Linh");
        assertThat(referral.sections()).extracting(NoteView.Section::text).containsExactly("Nhồi máu cơ tim");
        assertThat(chart.papers().get(1).destination()).isEmpty();
    }

    @Test
    void groups_services_and_tells_operations_from_tests_and_supplies() {
        ChartView chart = twoStays()
                .service(NEW, "18", "Thở oxy", "2025-01-09T08:00:00+07:00", "")
                .service(NEW, "18", "Thở oxy", "2025-01-08T08:00:00+07:00", "")
                .service(NEW, "1", "Định lượng Glucose", "2025-01-08T08:00:00+07:00", "")
                .service(NEW, "15", "Giường", "2025-01-08T08:00:00+07:00", "")
                .service(
                        NEW,
                        "8",
                        "Cắt ruột thừa",
                        "2025-01-08T10:00:00+07:00",
                        ",'performer':[{'actor':{'identifier':{'value':'001/BG-CCHN'}}}]")
                .supply(NEW, "Bơm tiêm", "5.000")
                .supply(NEW, "Bơm tiêm", "2")
                .read();
        EpisodeView episode = chart.last().orElseThrow();
        assertThat(episode.interventions())
                .extracting(g -> g.newest().name(), ServiceGroup::amount)
                .containsExactly(tuple("Cắt ruột thừa", "1\u00a0Lần"), tuple("Thở oxy", "2\u00a0Lần"));
        assertThat(episode.interventions().get(0).performers()).containsExactly("001/BG-CCHN");
        assertThat(episode.interventions().get(1).orderers()).containsExactly("008799/BG-CCHN");
        assertThat(episode.interventions().get(1).first()).isEqualTo(new FhirTime("2025-01-08T08:00:00+07:00"));
        assertThat(episode.servicesDone()).extracting(g -> g.newest().name()).contains("Giường");
        assertThat(episode.tests()).extracting(g -> g.newest().name()).containsExactly("Định lượng Glucose");
        assertThat(episode.supplies()).extracting(ServiceGroup::amount).containsExactly("7\u00a0cái");
        assertThat(chart.sources().get(0).items()).as("the stays count too").isEqualTo(9);
    }

    @Test
    void puts_an_operation_on_the_timeline_unless_a_note_has_told_of_it() {
        Samples samples = twoStays().service(NEW, "8", "Cắt ruột thừa", "2025-01-08T10:00:00+07:00", "");
        assertThat(samples.read().timeline())
                .filteredOn(e -> e.kind() == TimelineEvent.Kind.PROCEDURE)
                .extracting(TimelineEvent::text)
                .containsExactly("Cắt ruột thừa");
        samples.in(
                NEW,
                "Composition",
                "{'date':'2025-01-08T11:00:00+07:00','section':[{'code':{'coding':[{'system':'urn:vn:xml5',"
                        + "'code':'PHAU_THUAT'}]},'extension':[{'url':'urn:vn:emr:van-ban','valueString':'Mổ nội soi'}]}]}");
        assertThat(samples.read().timeline())
                .filteredOn(e -> e.kind() == TimelineEvent.Kind.PROCEDURE)
                .extracting(TimelineEvent::text)
                .containsExactly("Mổ nội soi");
    }

    private static Samples twoStays() {
        return Samples.aChart()
                .stay(OLD, "2024-03-01T08:00:00+07:00", "2024-03-05T10:00:00+07:00")
                .stay(NEW, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00");
    }

    private static String condition(String code, String name) {
        return "{'code':{'text':'" + name + "','coding':[{'system':'http://hl7.org/fhir/sid/icd-10','code':'" + code
                + "','display':'" + name + "'}]}}";
    }
}
