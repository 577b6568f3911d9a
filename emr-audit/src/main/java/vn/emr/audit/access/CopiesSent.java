package vn.emr.audit.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.transfer.Messages;
import vn.emr.domain.transfer.Receipt;
import vn.emr.domain.transfer.StoredMessage;

/** To whom copies of a patient's record, or of a part of it, have left the caller's facility. */
@ApplicationScoped
class CopiesSent {

    @Inject
    Referrals referrals;

    @Inject
    Messages messages;

    /** Those that left before this moment, the newest first; what was said without anything of the record is none. */
    List<ListWhoSaw.Copy> of(UUID patient, Instant until) {
        return referrals.of(patient).stream()
                .flatMap(referral -> of(referral, until))
                .sorted((a, b) -> b.at().compareTo(a.at()))
                .toList();
    }

    private Stream<ListWhoSaw.Copy> of(Referral referral, Instant until) {
        return messages.of(referral.id()).stream()
                .filter(m -> m.outgoing() && m.at().isBefore(until) && hasContent(m))
                .map(m -> copy(referral, m));
    }

    private static boolean hasContent(StoredMessage message) {
        return !message.contents().entries().isEmpty()
                || !message.contents().files().isEmpty();
    }

    private static ListWhoSaw.Copy copy(Referral referral, StoredMessage message) {
        @Nullable String paper = referral.outgoing() ? referral.paper().orElse(null) : null;
        Optional<Receipt> receipt = message.receipted();
        return new ListWhoSaw.Copy(
                message.at(),
                referral.partner().code(),
                referral.partner().hosted(),
                message.kind(),
                paper,
                receipt.map(Receipt::at).orElse(null));
    }
}
