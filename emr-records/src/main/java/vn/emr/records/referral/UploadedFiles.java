package vn.emr.records.referral;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.emr.domain.referral.ReferralFiles;

/**
 * What a form with files brought.
 *
 * @param typed what was typed in its other fields
 * @param files the files, in their order
 */
record UploadedFiles(MultivaluedMap<String, String> typed, List<Uploaded> files) {

    private static final int LONGEST_TEXT = 200_000;

    /**
     * A file.
     *
     * @param name of the file as sent
     * @param title what it is to be called
     * @param content its bytes; one more than allowed when it is too long
     */
    record Uploaded(String name, String title, byte[] content) {}

    static UploadedFiles read(List<EntityPart> parts) throws IOException {
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        List<String> names = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        for (EntityPart part : parts) {
            if (part.getFileName().isEmpty()) {
                typed.add(part.getName(), text(part));
            } else if (!part.getFileName().get().isEmpty() && contents.size() <= ReferralFiles.MOST) {
                names.add(withoutFolders(part.getFileName().get()));
                contents.add(bytes(part, ReferralFiles.LARGEST));
            }
        }
        List<Uploaded> files = new ArrayList<>();
        List<String> titles = typed.getOrDefault("fileTitle", List.of());
        for (int i = 0; i < contents.size(); i++) {
            files.add(new Uploaded(names.get(i), title(titles, names, i), contents.get(i)));
        }
        return new UploadedFiles(typed, files);
    }

    private static String text(EntityPart part) throws IOException {
        byte[] text = bytes(part, LONGEST_TEXT);
        if (text.length > LONGEST_TEXT) {
            throw new BadRequestException(part.getName());
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(EntityPart part, int most) throws IOException {
        try (InputStream content = part.getContent()) {
            return content.readNBytes(most + 1);
        }
    }

    /** One title for several files is numbered; without one the file's own name serves. */
    private static String title(List<String> titles, List<String> names, int no) {
        String own = no < titles.size() ? titles.get(no).strip() : "";
        if (!own.isEmpty() && (titles.size() > 1 || names.size() == 1)) {
            return own;
        }
        String common = titles.size() == 1 ? titles.get(0).strip() : "";
        return common.isEmpty() ? names.get(no) : common + ' ' + (no + 1);
    }

    /** Some browsers send the folder too. */
    private static String withoutFolders(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
    }
}
