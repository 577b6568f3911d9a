package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/** Every file that is wrong in one way, sent through the door by its sender's account, gets the answer expected of it. */
class BadFilesIT {

    private static final Path BAD = Path.of("../emr-exchange/src/test/resources/his/bad");
    private static final Map<String, String> ANSWERS =
            Map.of("accept", "accepted", "warn", "warned", "refuse", "refused");

    static Stream<JsonObject> cases() throws IOException {
        return CanonicalJson.parse(Files.readAllBytes(BAD.resolve("expected.json")))
                .objects("cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_answered_as_expected(JsonObject one) {
        for (JsonObject file : one.objects("files").toList()) {
            JsonObject report = HisSystem.of(file.text("sender").orElseThrow()).send(content(file));
            String answer = report.text("answer").orElseThrow();
            assertThat(answer).as("%s", report).isIn(answers(file));
            assertThat(report.toString()).contains(file.text("rule").orElse(""));
            boolean all = report.text("accepted").orElse("").equals("0")
                    && report.text("warned").orElse("").equals("0");
            if (answer.equals("refused") && all) {
                assertThat(report.text("entries_added")).contains("0");
            }
        }
    }

    private static List<String> answers(JsonObject file) {
        return Stream.concat(file.text("answer").stream(), file.text("alsoCorrect").stream())
                .map(a -> ANSWERS.getOrDefault(a, a))
                .toList();
    }

    private static byte[] content(JsonObject file) {
        if (file.text("recipe", "head").isEmpty()) {
            return bytes(file.text("file").orElseThrow());
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(file.text("recipe", "head").orElseThrow()));
        byte[] fill = new byte[Integer.parseInt(file.text("recipe", "repeat").orElseThrow())];
        Arrays.fill(fill, (byte) file.text("recipe", "fill").orElseThrow().charAt(0));
        all.writeBytes(fill);
        all.writeBytes(bytes(file.text("recipe", "tail").orElseThrow()));
        return all.toByteArray();
    }

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(BAD.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
