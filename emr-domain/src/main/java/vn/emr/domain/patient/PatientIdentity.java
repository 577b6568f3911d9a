package vn.emr.domain.patient;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.Source;

/**
 * Who somebody is, as far as the person at the desk can tell. In an emergency that may be no more than a sex and a
 * guess at the age.
 *
 * @param name full name; empty when nobody knows it: then one is made, such as "Nam, khoảng 40 tuổi, chưa rõ tên"
 * @param sex FHIR administrative gender
 * @param birthDate FHIR date, maybe partial; null when not known
 * @param age estimated age in years; null when there is no estimate
 * @param citizenNumber citizen number; null when not known
 * @param insuranceCard health-insurance card, 15 characters or its last 10 digits; null when not known
 * @param phone telephone; null when not known
 * @param address address as text; null when not known
 */
public record PatientIdentity(
        String name,
        String sex,
        @Nullable String birthDate,
        @Nullable Integer age,
        @Nullable String citizenNumber,
        @Nullable String insuranceCard,
        @Nullable String phone,
        @Nullable String address) {

    /** Longest name and phone that are kept; the address may be three times as long. Characters. */
    public static final int LONGEST = 100;

    /** Oldest age, years. */
    public static final int OLDEST = 130;

    private static final int YEAR = 4;
    private static final int SOCIAL_INSURANCE = 10;
    private static final List<String> SEXES = List.of("male", "female", "other", "unknown");
    private static final Pattern CARD = Pattern.compile("[A-Z]{2}\\d{13}|\\d{10}");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d .]{8,20}");

    /** Field names of {@link #problems}. */
    public enum Field {
        NAME,
        SEX,
        BIRTH,
        AGE,
        CITIZEN,
        CARD,
        PHONE,
        ADDRESS
    }

    /** Whether nobody knows the name. */
    public boolean isUnknown() {
        return name.isEmpty();
    }

    /**
     * What is wrong, by field; empty when nothing is.
     *
     * @param today the day in Vietnam
     * @return codes of the rules that are broken
     */
    public Map<Field, String> problems(LocalDate today) {
        Map<Field, String> problems = new LinkedHashMap<>();
        check(problems, Field.NAME, name.length() <= LONGEST, "long");
        check(problems, Field.SEX, SEXES.contains(sex), "missing");
        check(problems, Field.BIRTH, birthDate == null || isPast(birthDate, today), "not-past");
        check(problems, Field.AGE, age == null || (age >= 0 && age <= OLDEST), "range");
        check(problems, Field.AGE, age == null || birthDate == null, "both");
        citizen(problems);
        check(problems, Field.CARD, insuranceCard == null || matches(CARD, insuranceCard), "form");
        check(problems, Field.PHONE, phone == null || matches(PHONE, phone), "form");
        check(problems, Field.ADDRESS, address == null || address.length() <= 3 * LONGEST, "long");
        return problems;
    }

    private void citizen(Map<Field, String> problems) {
        if (citizenNumber == null) {
            return;
        }
        CitizenNumber number = new CitizenNumber(citizenNumber);
        if (number.form() != CitizenNumber.Form.CITIZEN) {
            problems.put(Field.CITIZEN, "form");
            return;
        }
        String year = birthDate == null ? null : birthDate.substring(0, YEAR);
        check(problems, Field.CITIZEN, number.agreesWithSexAndCentury(sex, year), "sex");
        check(problems, Field.CITIZEN, number.agreesWithBirthYear(year), "year");
    }

    private static void check(Map<Field, String> problems, Field field, boolean holds, String rule) {
        if (!holds) {
            problems.putIfAbsent(field, rule);
        }
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }

    /** Dates of the same precision compare as texts. */
    private static boolean isPast(String date, LocalDate today) {
        String now = today.toString().substring(0, date.length());
        return date.compareTo(now) <= 0 && Integer.parseInt(date.substring(0, YEAR)) >= today.getYear() - OLDEST;
    }

    /** The numbers by which a patient who is known already is found; none when there are none. */
    public List<String> numbers() {
        String card = insuranceCard == null ? "" : insuranceCard;
        String social = card.substring(Math.max(0, card.length() - SOCIAL_INSURANCE));
        return List.of(citizenNumber == null ? "" : citizenNumber, card, social).stream()
                .filter(n -> !n.isEmpty())
                .distinct()
                .toList();
    }

    /** The name, or what stands in its place. */
    public String shownName() {
        if (!isUnknown()) {
            return name;
        }
        String who =
                switch (sex) {
                    case "male" -> "Nam";
                    case "female" -> "Nữ";
                    default -> "Chưa rõ giới tính";
                };
        return who + (age == null ? "" : String.format(Locale.ROOT, ", khoảng %d tuổi", age)) + ", chưa rõ tên";
    }

    /**
     * As the registry wants it.
     *
     * @param facility code of the facility that registers it
     * @param facilityName its name
     * @param form id of the form: sent twice, it is one patient
     */
    public PatientDraft draft(String facility, String facilityName, UUID form) {
        String number = OwnNumber.of(form);
        CitizenNumber citizen = citizenNumber == null ? null : new CitizenNumber(citizenNumber);
        return new PatientDraft(
                facility,
                number,
                patient(facility, facilityName, number),
                shownName(),
                sex,
                birthDate,
                citizen,
                insuranceCard == null ? List.of() : List.of(insuranceCard),
                address,
                Source.UI);
    }

    private JsonObject patient(String facility, String facilityName, String number) {
        return JsonObject.resource("Patient")
                .put("identifier", identifiers(facility, number))
                .put(
                        "name",
                        JsonArray.of(new JsonObject()
                                .put("use", isUnknown() ? "temp" : "official")
                                .put("text", shownName())))
                .put("gender", sex)
                .put("birthDate", birthDate)
                .put("telecom", phone == null ? null : JsonArray.of(telecom(phone)))
                .put("address", address == null ? null : JsonArray.of(new JsonObject().put("text", address)))
                .put("extension", extensions())
                .put(
                        "managingOrganization",
                        new JsonObject()
                                .put("identifier", Systems.identifier(Systems.FACILITY, facility))
                                .put("display", facilityName));
    }

    private JsonArray identifiers(String facility, String number) {
        JsonArray all = JsonArray.of(
                Systems.identifier(Systems.ownNumber(facility), number).put("use", "usual"));
        if (citizenNumber != null) {
            all.add(Systems.identifier(Systems.CITIZEN, citizenNumber));
        }
        if (insuranceCard != null) {
            String social = insuranceCard.substring(insuranceCard.length() - SOCIAL_INSURANCE);
            all.add(Systems.identifier(Systems.SOCIAL_INSURANCE, social));
        }
        return all;
    }

    private static JsonObject telecom(String phone) {
        return new JsonObject().put("system", "phone").put("value", phone);
    }

    private JsonArray extensions() {
        JsonArray all = new JsonArray();
        if (isUnknown()) {
            all.add(new JsonObject()
                    .put("url", Systems.EXTENSION + "chua-ro-danh-tinh")
                    .put("valueBoolean", true));
        }
        if (age != null) {
            all.add(new JsonObject()
                    .put("url", Systems.EXTENSION + "tuoi-uoc-luong")
                    .putNumber("valueInteger", age.toString()));
        }
        return all;
    }

    /** The health-insurance card as a FHIR Coverage; null when there is none, or only its last 10 digits are known. */
    public @Nullable JsonObject coverage(UUID patient) {
        return insuranceCard == null || insuranceCard.length() == SOCIAL_INSURANCE
                ? null
                : JsonObject.resource("Coverage")
                        .put("status", "active")
                        .put("type", new JsonObject().put("text", "Bảo hiểm y tế"))
                        .put("identifier", JsonArray.of(Systems.identifier(Systems.INSURANCE_CARD, insuranceCard)))
                        .put("subscriberId", insuranceCard)
                        .put("beneficiary", new JsonObject().put("reference", "Patient/" + patient))
                        .put("payor", JsonArray.of(new JsonObject().put("display", "Bảo hiểm xã hội Việt Nam")));
    }
}
