package vn.emr.records.referral;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UploadedFilesTest {

    @Test
    void each_file_has_the_title_at_its_place() throws IOException {
        assertThat(titles(file("a.jpg"), file("b.jpg"), text("fileTitle", "Một"), text("fileTitle", "Hai")))
                .containsExactly("Một", "Hai");
    }

    @Test
    void one_title_for_several_files_is_numbered() throws IOException {
        assertThat(titles(file("a.jpg"), file("b.jpg"), text("fileTitle", "Vết mổ")))
                .containsExactly("Vết mổ 1", "Vết mổ 2");
        assertThat(titles(file("a.jpg"), text("fileTitle", "Vết mổ"))).containsExactly("Vết mổ");
    }

    @Test
    void without_a_title_the_name_of_the_file_serves_and_folders_stay_out() throws IOException {
        assertThat(titles(file("C:\\anh\\tim.png"), text("fileTitle", " "))).containsExactly("tim.png");
    }

    @Test
    void an_empty_field_is_no_file_and_what_was_typed_is_kept() throws IOException {
        UploadedFiles read = UploadedFiles.read(List.of(text("diagnosis", "Sốc đa chấn thương"), file("")));
        assertThat(read.files()).isEmpty();
        assertThat(read.typed().getFirst("diagnosis")).isEqualTo("Sốc đa chấn thương");
    }

    private static List<String> titles(EntityPart... parts) throws IOException {
        return UploadedFiles.read(List.of(parts)).files().stream()
                .map(UploadedFiles.Uploaded::title)
                .toList();
    }

    private static EntityPart text(String name, String value) {
        return new Part(name, null, value.getBytes(StandardCharsets.UTF_8));
    }

    private static EntityPart file(String fileName) {
        return new Part("file", fileName, new byte[] {1});
    }

    /** A part as the server gives it. */
    private record Part(String name, @Nullable String fileName, byte[] bytes) implements EntityPart {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public Optional<String> getFileName() {
            return Optional.ofNullable(fileName);
        }

        @Override
        public InputStream getContent() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public <T> T getContent(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T getContent(GenericType<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MultivaluedMap<String, String> getHeaders() {
            return new MultivaluedHashMap<>();
        }

        @Override
        public MediaType getMediaType() {
            return MediaType.APPLICATION_OCTET_STREAM_TYPE;
        }
    }
}
