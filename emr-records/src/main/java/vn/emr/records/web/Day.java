package vn.emr.records.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/** A day as people type it: day, month, four digits of the year. */
public final class Day {

    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Day() {}

    /** The day that was typed; null when it is none. */
    public static @Nullable LocalDate parse(String typed) {
        try {
            return LocalDate.parse(typed.strip(), TYPED);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** As it would be typed. */
    public static String show(LocalDate day) {
        return SHOWN.format(day);
    }
}
