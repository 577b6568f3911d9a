package vn.emr.records.referral;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.referral.PacketGroup;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.ReferralRefused;
import vn.emr.domain.referral.TransferText;
import vn.emr.domain.referral.Urgency;

/** Reads the referral form as it was typed: nothing is refused here, what is missing is told on sending. */
final class FormReader {

    private FormReader() {}

    static ReferralForm read(MultivaluedMap<String, String> typed) {
        Map<TransferText, String> texts = new EnumMap<>(TransferText.class);
        for (TransferText part : TransferText.values()) {
            String text = text(typed, part.name());
            if (text != null) {
                texts.put(part, text);
            }
        }
        return new ReferralForm(
                urgency(text(typed, "urgency")),
                reason(text(typed, "reason")),
                text(typed, "paper"),
                text(typed, "diagnosisCode"),
                orEmpty(text(typed, "diagnosis")),
                texts,
                leftOut(typed));
    }

    /**
     * The stay that was chosen; empty when the page offered none.
     *
     * @throws ReferralRefused when it is no stay at all
     */
    static Optional<UUID> stay(MultivaluedMap<String, String> typed) {
        try {
            return Optional.ofNullable(text(typed, "stay")).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw ReferralRefused.form("stay");
        }
    }

    /** The urgency of this FHIR priority; urgent when it says none. */
    static Urgency urgency(@Nullable String typed) {
        for (Urgency urgency : Urgency.values()) {
            if (urgency.priority().equals(typed)) {
                return urgency;
            }
        }
        return Urgency.URGENT;
    }

    private static int reason(@Nullable String typed) {
        return typed != null && typed.matches("[1-3]") ? Integer.parseInt(typed) : 0;
    }

    /**
     * A box that is not ticked is not sent: {@code shown} names those that the page had. What goes along only when it is ticked
     * is not sent when the page didn't have it.
     */
    private static Set<PacketGroup> leftOut(MultivaluedMap<String, String> typed) {
        List<String> ticked = typed.getOrDefault("group", List.of());
        List<String> shown = typed.getOrDefault("shown", List.of());
        return Stream.of(PacketGroup.values())
                .filter(g -> g.asked() || (g.optional() && shown.contains(g.name())))
                .filter(g -> !ticked.contains(g.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PacketGroup.class)));
    }

    static @Nullable String text(MultivaluedMap<String, String> typed, String name) {
        String text = typed.getFirst(name);
        return text == null || text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
