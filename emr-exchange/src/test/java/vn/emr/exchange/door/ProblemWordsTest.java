package vn.emr.exchange.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.emr.domain.access.NotPermitted;
import vn.emr.domain.his.HisExportNotFound;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.his.upload.HisUploadRefused;
import vn.emr.domain.kernel.Refusal;

class ProblemWordsTest {

    @Test
    void what_the_his_door_refuses_has_words_in_both_languages() {
        List<Refusal> refusals = List.of(
                new HisExportNotFound(),
                HisExportRefused.tooLarge(1),
                HisExportRefused.noFacility(),
                HisUploadRefused.noFile(),
                HisUploadRefused.unknownBatch(),
                HisUploadRefused.tooLong(),
                NotPermitted.signInFirst(),
                NotPermitted.forbidden());
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(ProblemWords.ENGLISH.of(refusal.code()))
                    .as(refusal.code())
                    .isPresent();
            assertThat(ProblemWords.VIETNAMESE.of(refusal.code()))
                    .as(refusal.code())
                    .isPresent();
        });
    }
}
