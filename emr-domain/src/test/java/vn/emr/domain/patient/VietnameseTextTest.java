package vn.emr.domain.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VietnameseTextTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @ParameterizedTest
    @CsvSource({
        "Đặng Thị Hồng Đào, dang thi hong dao",
        "NGUYỄN VĂN ÂN, nguyen van an",
        "'  Trần   Quốc-Tuấn. ', tran quoc tuan",
        "Ưng Ơn Ư, ung on u",
        "Y Wang Ê Ban, y wang e ban",
        "'', ''",
        "'- . -', ''"
    })
    void makes_a_key(String name, String key) {
        assertThat(VietnameseText.key(name)).isEqualTo(key);
    }

    @Test
    void a_name_has_its_words() {
        assertThat(VietnameseText.words(" Đào  Thị-Hoa ")).containsExactly("dao", "thi", "hoa");
        assertThat(VietnameseText.words("  ")).isEmpty();
    }

    @Property
    void composed_decomposed_and_capital_letters_give_the_same_key(@ForAll("names") String name) {
        String key = VietnameseText.key(name);
        assertThat(VietnameseText.key(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isEqualTo(key);
        assertThat(VietnameseText.key(Normalizer.normalize(name, Normalizer.Form.NFC)))
                .isEqualTo(key);
        assertThat(VietnameseText.key(name.toUpperCase(VIETNAMESE))).isEqualTo(key);
    }

    @Property
    void a_key_is_its_own_key_and_plain_ascii(@ForAll("names") String name) {
        String key = VietnameseText.key(name);
        assertThat(VietnameseText.key(key)).isEqualTo(key);
        assertThat(key).matches("[a-z ]*").doesNotContain("  ");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ "
                        .toCharArray())
                .ofMaxLength(30);
    }
}
