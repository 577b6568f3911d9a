package vn.emr.domain.his.upload;

import java.util.UUID;

/**
 * A file on its way in.
 *
 * @param id its id
 * @param batch with which others it came
 * @param facility code of the facility that sends it
 * @param account who sends it
 * @param state how far it is
 * @param attempts how often it was begun to be opened, if it is a zip
 * @param name as sent, cleaned
 * @param size as announced, bytes
 * @param bytes so much is here
 * @param checksum CRC-32 of the whole, as the sender counted it
 */
public record HisUpload(
        UUID id,
        UUID batch,
        String facility,
        String account,
        State state,
        int attempts,
        String name,
        long size,
        long bytes,
        long checksum) {

    /** How far a file is. The number is stored. */
    public enum State {
        /** Parts of it are here. */
        COMING(1),
        /** A zip that is here as a whole and will be opened. */
        WHOLE(2),
        /** An export, or a zip whose files are. */
        TAKEN(3),
        /** Nothing became of it. */
        REFUSED(4);

        private final int code;

        State(int code) {
            this.code = code;
        }

        /** The stored number. */
        public int code() {
            return code;
        }

        /** The state of this number. */
        public static State of(int code) {
            return switch (code) {
                case 1 -> COMING;
                case 2 -> WHOLE;
                case 3 -> TAKEN;
                case 4 -> REFUSED;
                default -> throw new IllegalArgumentException("no state " + code);
            };
        }
    }

    /** Whether nothing is missing. */
    public boolean whole() {
        return bytes == size;
    }
}
