package vn.emr.audit.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.emr.audit.message.Dispatch;
import vn.emr.domain.referral.DraftFile;
import vn.emr.domain.referral.PatientFile;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralFiles;
import vn.emr.domain.referral.ReferralStatements;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Hash;
import vn.emr.domain.store.Source;
import vn.emr.domain.transfer.FileRef;

/** Photos and PDFs of a referral as it is sent: what the record says of them goes along, their bytes follow it. */
@ApplicationScoped
class SendFiles {

    @Inject
    ReferralFiles files;

    @Inject
    Dispatch dispatch;

    /** What the record will say of the referral's own files, to be appended with the referral. */
    List<Draft> statements(ReferralStatements.About about, Referral referral) {
        return files.of(referral.id()).stream()
                .map(f -> Draft.first(
                        f.id(), ReferralStatements.document(about, referral.id(), f), about.at(), Source.UI))
                .toList();
    }

    /**
     * Queues the bytes behind the referral, a message for each file.
     *
     * @param earlier files of the record that go along too
     */
    void follow(Referral referral, List<PatientFile> earlier) {
        Map<String, FileRef> all = new LinkedHashMap<>();
        for (DraftFile file : files.of(referral.id())) {
            files.keep(file);
            all.put(Hash.hex(file.sha256()), new FileRef(file.sha256(), file.size()));
        }
        earlier.forEach(f -> all.putIfAbsent(f.hash(), new FileRef(f.sha256(), f.size())));
        all.values().forEach(file -> dispatch.sendFile(referral, file));
    }
}
