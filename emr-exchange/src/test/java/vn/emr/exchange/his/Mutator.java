package vn.emr.exchange.his;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils files in the ways in which vendors, lines and people with bad intent do. The same seed spoils in the same way. */
final class Mutator {

    private static final Pattern TABLE = Pattern.compile("(<NOIDUNGFILE>)([^<]+)(</NOIDUNGFILE>)");
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Z_0-9]+)>");
    private static final Pattern VALUE = Pattern.compile(">([^<>]+)<");
    private static final int DEEP = 20_000;
    private static final int HUGE = 300_000;
    private static final int MOST_AT_ONCE = 3;

    private static final List<String> VALUES = List.of(
            "",
            "-",
            ".",
            "-0.0000000001",
            "1e400",
            "99999999999999999999999999999999999999.99",
            "NaN",
            "0",
            "-1",
            "12,5",
            "00000000",
            "000000000000",
            "99999999",
            "999912312359",
            "20250230",
            "202501012460",
            "20250101;20250102",
            ";;;;",
            "20250101;",
            "\u0000".replace('\u0000', '\uFFFD'),
            "\u202Eabc",
            "<b>",
            "]]>",
            "&#0;",
            "&#x10FFFF;",
            "&nbsp;",
            "=1+1",
            "null",
            "Ω≈ç√",
            "e\u0301\u0301\u0301",
            "\uD83D\uDE00",
            "KKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKK");

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    /** The file with one to three things wrong. */
    byte[] spoil(byte[] file) {
        byte[] spoilt = file;
        for (int i = random.nextInt(MOST_AT_ONCE); i >= 0; i--) {
            spoilt = spoilt.length == 0 ? spoilt : once(spoilt);
        }
        return spoilt;
    }

    private byte[] once(byte[] file) {
        return switch (random.nextInt(12)) {
            case 0 -> flipped(file);
            case 1 -> Arrays.copyOf(file, random.nextInt(file.length));
            case 2 -> without(file);
            case 3 -> twice(file);
            case 4 -> bytes(text(latin(file)));
            default -> insideTable(file);
        };
    }

    private byte[] flipped(byte[] file) {
        byte[] spoilt = file.clone();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
        }
        return spoilt;
    }

    private byte[] without(byte[] file) {
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + random.nextInt(500));
        return joined(file, 0, from, file, to, file.length);
    }

    private byte[] twice(byte[] file) {
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + random.nextInt(5_000));
        return joined(file, 0, to, file, from, file.length);
    }

    private static byte[] joined(byte[] one, int from, int to, byte[] two, int start, int end) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(one, from, to - from);
        all.write(two, start, end - start);
        return all.toByteArray();
    }

    /** What is wrong inside a table that is well packed gets further than what is wrong outside. */
    private byte[] insideTable(byte[] file) {
        String whole = latin(file);
        Matcher table = TABLE.matcher(whole);
        int which = random.nextInt(8);
        while (table.find()) {
            if (which-- == 0) {
                return bytes(whole.substring(0, table.start(2))
                        + spoiltTable(table.group(2))
                        + whole.substring(table.end(2)));
            }
        }
        return bytes(text(whole));
    }

    private String spoiltTable(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            byte[] spoilt = random.nextInt(12) == 0 ? flipped(bytes) : bytes(text(latin(bytes)));
            return Base64.getEncoder().encodeToString(spoilt);
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }

    /** Changes XML as text; bytes are kept as they are, one character each. */
    private String text(String xml) {
        return switch (random.nextInt(24)) {
            case 0 -> at(xml, "<!DOCTYPE x [<!ENTITY a \"b\">]>");
            case 1 -> at(xml, "&a;");
            case 2 -> at(xml, "<A B=\"" + "x".repeat(HUGE) + "\"/>");
            case 3 -> at(xml, "<A>".repeat(random.nextInt(DEEP)));
            case 4 -> at(xml, "<x:A xmlns:x=\"urn:x\" x:b='1'><![CDATA[<HOSO>]]></x:A><?pi?><!-- -->");
            case 5 -> xml.replaceFirst("(?i)encoding=\"[^\"]*\"", "encoding=\"UTF-16\"");
            case 6 -> tag(xml);
            default -> value(xml);
        };
    }

    private String at(String xml, String piece) {
        int where = xml.indexOf('>', random.nextInt(Math.max(1, xml.length()))) + 1;
        return xml.substring(0, where) + piece + xml.substring(where);
    }

    private String tag(String xml) {
        Matcher tag = TAG.matcher(xml);
        if (!tag.find(random.nextInt(Math.max(1, xml.length())))) {
            return xml;
        }
        String other = random.nextBoolean() ? "" : "<" + tag.group(1) + "MA_LK>";
        return xml.substring(0, tag.start()) + other + xml.substring(tag.end());
    }

    private String value(String xml) {
        Matcher value = VALUE.matcher(xml);
        if (!value.find(random.nextInt(Math.max(1, xml.length())))) {
            return xml;
        }
        String other = latin(VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.UTF_8));
        return xml.substring(0, value.start(1)) + other + xml.substring(value.end(1));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
