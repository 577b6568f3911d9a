package vn.emr.records.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailTest {

    private static final int WIDTH_IN_PNG = 16;

    @ParameterizedTest
    @CsvSource({"jpeg,3000,2000,240,160", "png,500,1000,120,240", "png,100,50,100,50", "png,5000,1,240,1"})
    void is_no_longer_than_the_page_needs_and_keeps_its_shape(
            String format, int width, int height, int smallWidth, int smallHeight) throws IOException {
        byte[] small = Thumbnail.of(picture(format, width, height)).orElseThrow();
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(small));
        assertThat(read.getWidth()).isEqualTo(smallWidth);
        assertThat(read.getHeight()).isBetween(smallHeight - 1, smallHeight + 1);
    }

    @Test
    void what_claims_to_be_larger_than_any_cameras_is_not_unpacked() throws IOException {
        byte[] bomb = picture("png", 10, 10);
        ByteBuffer.wrap(bomb).putInt(WIDTH_IN_PNG, 100_000).putInt(WIDTH_IN_PNG + 4, 100_000);
        assertThat(Thumbnail.of(bomb)).isEmpty();
    }

    @Test
    void what_is_damaged_has_none() throws IOException {
        byte[] whole = picture("jpeg", 300, 300);
        byte[] head = new byte[40];
        System.arraycopy(whole, 0, head, 0, head.length);
        assertThat(Thumbnail.of(head)).isEmpty();
        assertThat(Thumbnail.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}))
                .isEmpty();
        assertThat(Thumbnail.of(new byte[0])).isEmpty();
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
