package vn.emr.records;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import vn.emr.records.access.AccessPages;
import vn.emr.records.access.EmergencyPages;
import vn.emr.records.access.OverridePages;
import vn.emr.records.access.RequestPages;
import vn.emr.records.access.SharedPages;
import vn.emr.records.access.WhoSawPages;
import vn.emr.records.access.WhyPages;
import vn.emr.records.auditlog.AuditPages;
import vn.emr.records.auditlog.LogCheckPages;
import vn.emr.records.chart.ChartPages;
import vn.emr.records.file.FilePages;
import vn.emr.records.his.BatchPages;
import vn.emr.records.his.ImportPages;
import vn.emr.records.his.TrendPages;
import vn.emr.records.his.UploadPages;
import vn.emr.records.home.HomePages;
import vn.emr.records.identity.IdentityPages;
import vn.emr.records.referral.BeginReferral;
import vn.emr.records.referral.DraftFilePages;
import vn.emr.records.referral.InboxPages;
import vn.emr.records.referral.ProposalPages;
import vn.emr.records.referral.ReferralPages;
import vn.emr.records.registration.RegistrationPages;
import vn.emr.records.search.PatientSearchPages;
import vn.emr.records.signin.SignInPages;
import vn.emr.records.web.AssetResource;
import vn.emr.records.web.CsrfFilter;
import vn.emr.records.web.HtmlRefusalMapper;
import vn.emr.records.web.LanguagePages;
import vn.emr.records.web.PermitFilter;

/** The pages. Every class is named here: nothing is served because it happens to lie on the class path. */
@ApplicationPath("/")
public class RecordsApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                CsrfFilter.class,
                PermitFilter.class,
                HtmlRefusalMapper.class,
                AssetResource.class,
                LanguagePages.class,
                HomePages.class,
                ChartPages.class,
                SignInPages.class,
                PatientSearchPages.class,
                ImportPages.class,
                IdentityPages.class,
                UploadPages.class,
                BatchPages.class,
                TrendPages.class,
                RegistrationPages.class,
                FilePages.class,
                DraftFilePages.class,
                BeginReferral.class,
                ReferralPages.class,
                ProposalPages.class,
                InboxPages.class,
                AuditPages.class,
                WhyPages.class,
                EmergencyPages.class,
                OverridePages.class,
                AccessPages.class,
                RequestPages.class,
                SharedPages.class,
                WhoSawPages.class,
                LogCheckPages.class);
    }
}
