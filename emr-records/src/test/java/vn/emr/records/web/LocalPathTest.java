package vn.emr.records.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/patients", "/audit?who=doctor&from=2026-11-01", "/imports/0192#top"})
    void leads_on_to_pages_of_this_server(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "patients",
                "/a\r\nSet-Cookie: x=y",
                "/ /evil.example",
                "/\t/evil.example",
                "/sign-out",
                "/sign-in?to=/",
                "/enter?to=/"
            })
    void leads_nowhere_else(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo("/");
    }

    @Test
    void endless_addresses_are_dropped() {
        assertThat(LocalPath.orHome("/" + "a".repeat(3000))).isEqualTo("/");
    }
}
