package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.ReadHisTrends;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.Role;
import vn.emr.domain.his.HisTrend;
import vn.emr.domain.testing.EmrFixture;

/** What was found is counted by facility, week and rule with each import. */
class TrendsDbTest {

    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final Door door = new Door(EMR);

    private static List<String> trends(Role role, @Nullable String own, @Nullable String asked) throws Exception {
        Caller caller = new Caller(Caller.Kind.STAFF, "anna", "Anna", own, null, Set.of(role));
        List<HisTrend> trends =
                EMR.as(caller, () -> EMR.bean(ReadHisTrends.class).since(EVER, asked));
        return trends.stream()
                .map(t -> String.join(
                        " ", t.facility(), t.rule(), Integer.toString(t.severity()), t.files() + "/" + t.hosos()))
                .toList();
    }

    @Test
    void counts_files_and_hosos_of_each_rule_for_those_who_may_see_them() throws Exception {
        door.sendBad("wrong-totals.xml");
        door.sendBad("one-of-two-bad.xml");
        door.sendBad("count-differs.xml");
        door.sendBad("truncated.xml");
        door.send("24X06", Samples.plain("bad/decimal-comma.xml").replace("24X05", "24X06"));
        List<String> ofLucNgan = List.of(
                "24X05  0 4/4",
                "24X05 envelope.count 2 1/0",
                "24X05 sum.total 2 1/1",
                "24X05 value.date 3 1/1",
                "24X05 xml.malformed 3 1/0");
        List<String> ofVietYen = List.of("24X06  0 1/1", "24X06 value.number 3 1/1");
        assertThat(trends(Role.RECORDS_OFFICER, "24X05", null)).isEqualTo(ofLucNgan);
        assertThat(trends(Role.RECORDS_OFFICER, "24X06", null)).isEqualTo(ofVietYen);
        assertThat(trends(Role.RECORDS_OFFICER, "24X06", "24X05"))
                .as("asked for another's")
                .isEmpty();
        assertThat(trends(Role.HEALTH_DEPARTMENT, null, null))
                .containsAll(ofLucNgan)
                .containsAll(ofVietYen);
        assertThat(trends(Role.HEALTH_DEPARTMENT, null, "24X06")).isEqualTo(ofVietYen);
        assertThat(EMR.database().count("select count(*) from audit.event where type = 24"))
                .isEqualTo(5);
    }
}
