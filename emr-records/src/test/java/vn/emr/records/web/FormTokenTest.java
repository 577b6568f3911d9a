package vn.emr.records.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormTokenTest {

    private static final byte[] KEY = "key of this node".getBytes(StandardCharsets.UTF_8);

    private final String cookie = FormToken.newCookie();

    @Test
    void fits_the_browser_that_got_it() {
        assertThat(FormToken.fits(KEY, FormToken.next(KEY, cookie), cookie)).isTrue();
    }

    @Test
    void is_never_the_same_twice() {
        assertThat(FormToken.next(KEY, cookie)).isNotEqualTo(FormToken.next(KEY, cookie));
    }

    @Test
    void fits_no_other_browser_and_no_other_node() {
        String token = FormToken.next(KEY, cookie);

        assertThat(FormToken.fits(KEY, token, FormToken.newCookie())).isFalse();
        assertThat(FormToken.fits(KEY, token, null)).isFalse();
        assertThat(FormToken.fits("another".getBytes(StandardCharsets.UTF_8), token, cookie))
                .isFalse();
    }

    @Test
    void a_changed_or_missing_token_fits_nobody() {
        String token = FormToken.next(KEY, cookie);
        char first = token.charAt(0) == 'A' ? 'B' : 'A';

        assertThat(FormToken.fits(KEY, first + token.substring(1), cookie)).isFalse();
        assertThat(FormToken.fits(KEY, token.substring(0, 12), cookie)).isFalse();
        assertThat(FormToken.fits(KEY, "", cookie)).isFalse();
        assertThat(FormToken.fits(KEY, null, cookie)).isFalse();
    }
}
