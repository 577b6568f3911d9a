package vn.emr.audit.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void a_name_in_a_header_is_read_as_it_was_meant() {
        String name = "Tệp tháng 3 – «đợt 1».xml";
        String asServersReadIt = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(FileNames.ofHeader(asServersReadIt)).isEqualTo(name);
        assertThat(FileNames.ofHeader(name)).as("of a server that reads UTF-8").isEqualTo(name);
        assertThat(FileNames.ofHeader("th\u00e1ng.xml")).as("no UTF-8").isEqualTo("th\u00e1ng.xml");
        assertThat(FileNames.ofHeader(null)).isNull();
    }
}
