package vn.emr.domain.content;

import java.util.Arrays;
import java.util.Map;

/**
 * Writes canonical JSON into one growing array. Every entry is written twice and its header once, an import spent a fifth of
 * its worker's time on it with a generator; what comes out is compared with Jackson's in the tests. Not for several threads.
 */
final class CanonicalWriter {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    /** The most that one char of a text becomes: a control character's escape. */
    private static final int WIDEST = 6;

    /** What follows the backslash, of the characters that have a short escape. */
    private static final byte[] SHORT = new byte['\\' + 1];

    static {
        SHORT['"'] = '"';
        SHORT['\\'] = '\\';
        SHORT['\b'] = 'b';
        SHORT['\t'] = 't';
        SHORT['\n'] = 'n';
        SHORT['\f'] = 'f';
        SHORT['\r'] = 'r';
    }

    private byte[] bytes = new byte[1024];
    private int length;

    byte[] written() {
        return Arrays.copyOf(bytes, length);
    }

    void value(JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            text(text.value());
        } else if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof JsonArray array) {
            array(array);
        } else if (value instanceof JsonValue.Numeral number) {
            ascii(number.text());
        } else if (value instanceof JsonValue.Bool bool) {
            ascii(Boolean.toString(bool.value()));
        }
    }

    private void object(JsonObject object) {
        ascii('{');
        boolean first = true;
        for (Map.Entry<String, JsonValue> property : object.sorted().entrySet()) {
            if (!first) {
                ascii(',');
            }
            first = false;
            text(property.getKey());
            ascii(':');
            value(property.getValue());
        }
        ascii('}');
    }

    private void array(JsonArray array) {
        ascii('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                ascii(',');
            }
            value(array.get(i));
        }
        ascii(']');
    }

    private void ascii(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    /** Numbers and literals. */
    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void text(String text) {
        room(text.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                bytes[length++] = (byte) c;
            } else {
                room(text.length() - i + WIDEST);
                i += other(text, i);
            }
        }
        bytes[length++] = '"';
    }

    /** What isn't written as it is; how many more chars of the text it took. */
    private int other(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x80) {
            escaped(c);
            return 0;
        }
        return wide(text.codePointAt(at));
    }

    private void escaped(char c) {
        bytes[length++] = '\\';
        if (SHORT[c] != 0) {
            bytes[length++] = SHORT[c];
        } else {
            bytes[length++] = 'u';
            bytes[length++] = '0';
            bytes[length++] = '0';
            bytes[length++] = HEX[c >> 4];
            bytes[length++] = HEX[c & 0xF];
        }
    }

    /** What isn't ASCII, as UTF-8. */
    private int wide(int point) {
        if (point < 0x800) {
            bytes[length++] = (byte) (0xC0 | (point >> 6));
        } else if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            if (Character.isSurrogate((char) point)) {
                throw new IllegalArgumentException("half of a surrogate pair is no text");
            }
            bytes[length++] = (byte) (0xE0 | (point >> 12));
            continued(point >> 6);
        } else {
            bytes[length++] = (byte) (0xF0 | (point >> 18));
            continued(point >> 12);
            continued(point >> 6);
        }
        continued(point);
        return Character.charCount(point) - 1;
    }

    private void continued(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }
}
