package vn.emr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HisBenchTest {

    private static final Pattern BODY = Pattern.compile("<NOIDUNGFILE>([^<]+)<");

    @Test
    void copies_a_file_as_new_stays_of_other_people_who_keep_sex_and_birth() {
        DemoData.Export file = DemoData.files().get(0);

        DemoData.Export copy = HisBench.renumbered(file, "b", 7);

        assertThat(copy.name()).isEqualTo("b7_" + file.name());
        assertThat(field(copy, "MA_LK")).isEqualTo(field(file, "MA_LK") + "b7");
        assertThat(field(copy, "MA_BN")).isEqualTo(field(file, "MA_BN") + "b7");
        assertThat(field(copy, "SO_CCCD"))
                .hasSize(12)
                .startsWith(field(file, "SO_CCCD").substring(0, 6))
                .isNotEqualTo(field(file, "SO_CCCD"));
        assertThat(field(copy, "HO_TEN")).startsWith(field(file, "HO_TEN") + ' ');
        assertThat(field(copy, "NGAY_SINH")).isEqualTo(field(file, "NGAY_SINH"));
    }

    private static String field(DemoData.Export file, String name) {
        Matcher body = BODY.matcher(new String(file.content(), StandardCharsets.UTF_8));
        assertThat(body.find()).isTrue();
        String table = new String(Base64.getMimeDecoder().decode(body.group(1)), StandardCharsets.UTF_8);
        Matcher value =
                Pattern.compile('<' + name + ">(?:<!\\[CDATA\\[)?([^<\\]]+)").matcher(table);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }
}
