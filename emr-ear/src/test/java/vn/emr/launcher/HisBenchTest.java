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
    void copies_a_file_as_new_stays_of_new_patients_who_are_the_same_persons() {
        DemoData.Export file = DemoData.files().get(0);

        DemoData.Export copy = HisBench.renumbered(file, "b7");

        assertThat(copy.name()).isEqualTo("b7_" + file.name());
        assertThat(field(copy, "MA_LK")).isEqualTo(field(file, "MA_LK") + "b7");
        assertThat(field(copy, "MA_BN")).isEqualTo(field(file, "MA_BN") + "b7");
        assertThat(field(copy, "SO_CCCD")).isEqualTo(field(file, "SO_CCCD")).isNotEmpty();
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
