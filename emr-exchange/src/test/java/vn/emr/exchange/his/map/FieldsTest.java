package vn.emr.exchange.his.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisRows;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.read.FieldList;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.Hoso;
import vn.emr.exchange.his.read.HosoReader;
import vn.emr.exchange.his.resend.Fingerprints;
import vn.emr.exchange.his.resend.Resend;
import vn.emr.exchange.his.resend.Statement;

/**
 * Holds what the mappings declare against what they write: each element is given two values, in a row with nothing else
 * and in a row with everything else. What differs in the resources must be the declared paths, no more and no less.
 */
class FieldsTest {

    private static final FacilityRef FACILITY = new FacilityRef("24X09", "Bệnh viện", new UUID(0, 9), Map.of());

    private static final Map<String, String> SUMMARY =
            Map.of("MA_LK", "LK", "MA_BN", "BN", "HO_TEN", "An", "NGAY_VAO", "202501010800", "NGAY_RA", "202501030900");

    /** Values of elements whose meaning hangs on their form, one pair behind the other. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("XML1/SO_CCCD", List.of("024083699729", "024083699730", "123456789", "B1234567", "x")),
            Map.entry("XML1/MA_THE_BHYT", List.of("DT2242423652919", "DT2242423652920")),
            Map.entry("XML1/NGAY_SINH", List.of("198303090000", "198303100512", "198303100513")),
            Map.entry("XML1/GT_THE_TU", List.of("20250101", "20250201")),
            Map.entry("XML1/GT_THE_DEN", List.of("20251231", "20250930")),
            Map.entry("XML1/MA_LOAI_KCB", List.of("03", "09")),
            Map.entry("XML1/NGAY_TAI_KHAM", List.of("20250105", "20250106;20250107")),
            Map.entry("XML13/NGAY_RA", List.of("20250105", "20250106;20250107")),
            Map.entry("XML1/CAN_NANG", List.of("61.5", "62.0")),
            Map.entry("XML1/CAN_NANG_CON", List.of("3100", "3200;3300", "?")),
            Map.entry("XML1/NAM_QT", List.of("2025", "2024")),
            Map.entry("XML1/THANG_QT", List.of("1", "12")),
            Map.entry("XML1/NGAY_TTOAN", List.of("202501030930", "202501031030", "")),
            Map.entry("XML1/MA_BENH_CHINH", List.of("K35.8", "K36")),
            Map.entry("XML1/MA_BENH_KT", List.of("I10", "I11.0")),
            Map.entry("XML13/MA_CSKCB", List.of("24X09", "24X08")),
            Map.entry("XML1/NGAY_RA", List.of("202501030900", "202501031000")),
            Map.entry("XML1/NGAY_VAO", List.of("202501010800", "202501010900")),
            Map.entry("XML4/MA_DICH_VU", List.of("22.1", "18.1", "18.2")),
            Map.entry("XML4/GIA_TRI", List.of("3", "9", "1.5", "<5", "âm tính", "dương tính")),
            Map.entry("XML4/DON_VI_DO", List.of("mmol/L", "mg/dL", "")),
            Map.entry("XML4/MO_TA", List.of("CSBT: 1 - 2 mmol/L", "CSBT: 2 - 9", "Trong", "Đục")),
            Map.entry("XML4/KET_LUAN", List.of("Cao", "Thấp", "Bình thường", "Bất thường")));

    /** Elements without which a row is of another kind or says nothing. */
    private static final Map<String, Map<String, String>> ALWAYS = Map.of(
            "XML1",
            Map.of("T_TONGCHI_BV", "5"),
            "XML4",
            Map.of("MA_DICH_VU", "22.1"),
            Declared.SUPPLIES,
            Map.of("TEN_VAT_TU", "Băng"));

    /** Elements that make another kind of row of it. */
    private static final Map<String, Set<String>> NEVER = Map.of(Declared.SERVICES, Set.of("MA_VAT_TU", "TEN_VAT_TU"));

    static Stream<Fields> tables() {
        return Declared.all().stream();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tables")
    void every_element_of_the_decisions_is_declared_once(Fields fields) {
        assertThat(fields.all().keySet())
                .as(fields.table())
                .containsExactlyInAnyOrderElementsOf(FieldList.standard().elements(xml(fields)));
    }

    @Test
    void every_table_of_the_decisions_is_declared() {
        assertThat(Declared.all().stream().map(FieldsTest::xml))
                .containsAll(FieldList.standard().tables());
    }

    private static String xml(Fields fields) {
        return fields.table().split(" ", -1)[0];
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tables")
    void the_declared_paths_are_those_that_change(Fields fields) throws Unreadable {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Fields.Fate> fate : fields.all().entrySet()) {
            if (NEVER.getOrDefault(fields.table(), Set.of()).contains(fate.getKey())) {
                continue;
            }
            Set<String> declared = paths(fate.getValue());
            Set<String> seen = shortened(changed(fields, fate.getKey()), declared);
            if (!seen.equals(declared)) {
                wrong.add(fate.getKey() + " declared " + declared + " but changes " + seen);
            }
        }
        assertThat(wrong).as(fields.table()).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tables")
    void a_mapped_element_is_stated_or_reported_even_when_the_row_has_nothing_else(Fields fields) throws Unreadable {
        Map<String, String> least = row(fields);
        Leaves without = leaves(fields, least);
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, Fields.Fate> fate : fields.all().entrySet()) {
            String element = fate.getKey();
            boolean basic = least.containsKey(element) || SUMMARY.containsKey(element);
            if (fate.getValue().reason() == null && !basic) {
                Hoso hoso = hoso(
                        fields, with(least, element, values(fields, element).get(0)));
                boolean stated =
                        !without.differences(Leaves.of(resources(hoso))).isEmpty();
                if (stated == isReported(hoso, element)) {
                    lost.add(element);
                }
            }
        }
        assertThat(lost).as(fields.table()).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tables")
    void each_value_that_passes_the_check_is_stated_as_itself_or_reported(Fields fields) throws Unreadable {
        Map<String, String> least = row(fields);
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, Fields.Fate> fate : fields.all().entrySet()) {
            String element = fate.getKey();
            boolean basic = least.containsKey(element) || SUMMARY.containsKey(element);
            if (fate.getValue().reason() == null && !basic) {
                List<Leaves> others = new ArrayList<>(List.of(leaves(fields, least)));
                for (String value : accepted(fields, element)) {
                    Hoso hoso = hoso(fields, with(least, element, value));
                    Leaves now = Leaves.of(resources(hoso));
                    boolean stated =
                            others.stream().noneMatch(o -> o.differences(now).isEmpty());
                    if (!stated && !isReported(hoso, element)) {
                        lost.add(element + ' ' + value);
                    }
                    others.add(now);
                }
            }
        }
        assertThat(lost).as(fields.table()).isEmpty();
    }

    /** A row with nothing in it but the key of its episode. */
    private static Map<String, String> row(Fields fields) {
        Map<String, String> least = surroundings(fields).get(0);
        return fields.kept("MA_LK") == Reason.LINK ? with(least, "MA_LK", "LK") : least;
    }

    /** Values that the check lets pass, with a warning or without, no two of which say the same. */
    private static List<String> accepted(Fields fields, String element) {
        FieldList.Field field = FieldList.standard().find(xml(fields), element).orElseThrow();
        boolean weight = fields.table().equals("XML1") && element.equals("CAN_NANG");
        List<String> values = new ArrayList<>(
                switch (weight ? FieldList.Kind.NUMBER : field.kind()) {
                    case NUMBER -> List.of("0", "1", "-1", "7", "1.5", "12345678901234567890");
                    case DATE -> List.of("20250105", "20250106", "202501051530");
                    case STRING -> List.of("a", "b", "a;b", "a, b", "0");
                });
        boolean birth = element.startsWith("NGAY_SINH") || element.startsWith("NGAYSINH");
        if (field.kind() == FieldList.Kind.DATE && birth) {
            values.addAll(List.of("20250300", "20250000", "00000000"));
        }
        if (field.kind() == FieldList.Kind.DATE && (field.max() == 0 || field.max() > 12)) {
            values.add("20250105;20250106");
        }
        return values;
    }

    private static boolean isReported(Hoso hoso, String element) {
        return Unmapped.of(hoso).stream().anyMatch(u -> u.elements().contains(element));
    }

    @Test
    void what_a_row_cannot_say_is_reported() throws Unreadable {
        Fields summary = Declared.all().stream()
                .filter(f -> f.table().equals("XML1"))
                .findFirst()
                .orElseThrow();
        Map<String, String> row = Map.of(
                "MA_THE_BHYT",
                "DT2242423652919",
                "GT_THE_TU",
                "20250101;20250201",
                "GT_THE_DEN",
                "20251231",
                "CAN_NANG",
                "0.00");
        assertThat(Unmapped.of(hoso(summary, row)))
                .containsExactly(new Unmapped(
                        "XML1",
                        1,
                        Map.of(Reason.CARDLESS, Set.of("GT_THE_TU"), Reason.UNMEASURED, Set.of("CAN_NANG"))));
    }

    private static Set<String> paths(Fields.Fate fate) {
        Set<String> paths = new TreeSet<>();
        fate.paths().forEach(p -> paths.add(p.split(" ", -1)[0]));
        return paths;
    }

    /** What changed, each as the declared path that it is below, if there is one. */
    private static Set<String> shortened(Set<String> changed, Set<String> declared) {
        Set<String> paths = new TreeSet<>();
        for (String path : changed) {
            declared.stream()
                    .filter(d -> path.equals(d) || path.startsWith(d + '.') || path.startsWith(d + '['))
                    .findFirst()
                    .ifPresentOrElse(paths::add, () -> paths.add(path));
        }
        return paths;
    }

    private static Set<String> changed(Fields fields, String element) throws Unreadable {
        Set<String> changed = new TreeSet<>();
        for (Map<String, String> around : surroundings(fields)) {
            Leaves before = null;
            for (String value : values(fields, element)) {
                Leaves now = leaves(fields, with(around, element, value));
                changed.addAll(before == null ? Set.of() : before.differences(now));
                before = now;
            }
        }
        return changed;
    }

    private static List<Map<String, String>> surroundings(Fields fields) {
        Map<String, String> least = new LinkedHashMap<>(ALWAYS.getOrDefault(fields.table(), Map.of()));
        List<Map<String, String>> all = new ArrayList<>(List.of(least));
        Map<String, String> most = new LinkedHashMap<>(least);
        fields.all().keySet().stream()
                .filter(e -> !NEVER.getOrDefault(fields.table(), Set.of()).contains(e))
                .forEach(e -> most.put(e, values(fields, e).get(0)));
        all.add(most);
        if (fields.table().equals("XML4")) {
            all.add(with(most, "KET_LUAN", ""));
            all.add(with(most, "GIA_TRI", ""));
            all.add(with(most, "GIA_TRI", "âm tính"));
        }
        return all;
    }

    private static Map<String, String> with(Map<String, String> row, String element, String value) {
        Map<String, String> changed = new LinkedHashMap<>(row);
        changed.put(element, value);
        return changed;
    }

    private static List<String> values(Fields fields, String element) {
        String table = xml(fields);
        List<String> given = VALUES.get(table.replace("XML0", "XML1") + '/' + element);
        if (given != null) {
            return given;
        }
        return switch (FieldList.standard().find(table, element).orElseThrow().kind()) {
            case NUMBER -> List.of("1", "2");
            case DATE -> List.of("20250105", "20250106");
            case STRING -> List.of("a" + element, "b" + element, "a" + element + ";c" + element);
        };
    }

    private static Leaves leaves(Fields fields, Map<String, String> row) throws Unreadable {
        return Leaves.of(resources(hoso(fields, row)));
    }

    private static Hoso hoso(Fields fields, Map<String, String> row) throws Unreadable {
        Map<String, String> summary = new LinkedHashMap<>(SUMMARY);
        String table = xml(fields);
        boolean only = fields.table().equals("XML1") || fields.table().equals("XML0");
        if (only) {
            summary.putAll(row);
        }
        String text = "<HOSO>" + file(only ? table : "XML1", "<TONG_HOP>" + elements(summary) + "</TONG_HOP>")
                + (only ? "" : file(table, "<T><D><R>" + elements(row) + "</R></D></T>")) + "</HOSO>";
        return HosoReader.read(text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static String elements(Map<String, String> row) {
        StringBuilder text = new StringBuilder();
        row.forEach((element, value) -> text.append('<')
                .append(element)
                .append('>')
                .append(value.replace("<", "&lt;"))
                .append("</")
                .append(element)
                .append('>'));
        return text.toString();
    }

    private static String file(String table, String content) {
        return "<FILEHOSO><LOAIHOSO>" + table + "</LOAIHOSO><NOIDUNGFILE>" + content + "</NOIDUNGFILE></FILEHOSO>";
    }

    private static List<JsonObject> resources(Hoso hoso) {
        HisRow summary = hoso.summary().orElseThrow();
        UUID patient = new UUID(0, 1);
        Resend resend = new Resend(HisRows.none(), new Fingerprints(new byte[32]), UUID::randomUUID);
        Episode episode = new Episode(hoso, FACILITY, patient, new UUID(0, 2));
        return Stream.of(
                        Stream.of(PatientMapping.draft(summary, FACILITY).patient()),
                        CoverageMapping.map(summary, patient).stream().map(Statement::content),
                        EpisodeMapping.map(episode, resend).stream().map(Statement::content))
                .flatMap(s -> s)
                .toList();
    }
}
