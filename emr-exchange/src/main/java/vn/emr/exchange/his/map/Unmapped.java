package vn.emr.exchange.his.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTable;
import vn.emr.exchange.his.read.Hoso;

/**
 * What of a table is not in FHIR resources: it stays in the kept original.
 *
 * @param table which table
 * @param rows how many of its rows are concerned
 * @param elements elements with a value; none for tables outside the standard, which are not read
 */
public record Unmapped(String table, int rows, Set<String> elements) {

    private static final String SUPPLIES = "XML3 supplies";

    private static final Map<String, Set<String>> MAPPED = Map.of(
            "XML1",
            names("MA_LK STT MA_BN HO_TEN SO_CCCD NGAY_SINH GIOI_TINH NHOM_MAU MA_QUOCTICH MA_DANTOC "
                    + "MA_NGHE_NGHIEP DIA_CHI MATINH_CU_TRU MAHUYEN_CU_TRU MAXA_CU_TRU DIEN_THOAI "
                    + "MA_THE_BHYT MA_DKBD GT_THE_TU GT_THE_DEN LY_DO_VV LY_DO_VNT MA_LY_DO_VNT "
                    + "CHAN_DOAN_VAO CHAN_DOAN_RV MA_BENH_CHINH MA_BENH_KT MA_BENH_YHCT MA_DOITUONG_KCB "
                    + "MA_NOI_DI MA_NOI_DEN MA_TAI_NAN NGAY_VAO NGAY_VAO_NOI_TRU NGAY_RA GIAY_CHUYEN_TUYEN "
                    + "SO_NGAY_DTRI PP_DIEU_TRI KET_QUA_DTRI MA_LOAI_RV GHI_CHU MA_LOAI_KCB MA_KHOA MA_CSKCB "
                    + "CAN_NANG NGAY_TAI_KHAM MA_HSBA"),
            "XML2",
            names("MA_LK STT MA_THUOC TEN_THUOC DON_VI_TINH HAM_LUONG DUONG_DUNG DANG_BAO_CHE LIEU_DUNG "
                    + "CACH_DUNG SO_DANG_KY SO_LUONG MA_KHOA MA_BAC_SI NGAY_YL NGAY_TH_YL"),
            "XML3",
            names("MA_LK STT MA_DICH_VU TEN_DICH_VU MA_PTTT_QT MA_NHOM DON_VI_TINH SO_LUONG MA_KHOA MA_GIUONG "
                    + "MA_BAC_SI NGUOI_THUC_HIEN MA_BENH MA_BENH_YHCT NGAY_YL NGAY_TH_YL NGAY_KQ PP_VO_CAM "
                    + "VI_TRI_TH_DVKT MA_MAY"),
            SUPPLIES,
            names("MA_LK STT MA_VAT_TU TEN_VAT_TU MA_DICH_VU TEN_DICH_VU MA_NHOM GOI_VTYT DON_VI_TINH SO_LUONG "
                    + "MA_KHOA MA_BAC_SI NGUOI_THUC_HIEN MA_BENH NGAY_YL NGAY_TH_YL MA_HIEU_SP TAI_SU_DUNG"),
            "XML4",
            names("MA_LK STT MA_DICH_VU MA_CHI_SO TEN_CHI_SO GIA_TRI DON_VI_DO MO_TA KET_LUAN NGAY_KQ "
                    + "MA_BS_DOC_KQ"),
            "XML5",
            names("MA_LK STT DIEN_BIEN_LS GIAI_DOAN_BENH HOI_CHAN PHAU_THUAT THOI_DIEM_DBLS " + "NGUOI_THUC_HIEN"),
            "XML7",
            names("MA_LK SO_LUU_TRU MA_KHOA_RV MA_DINH_CHI_THAI NGUYENNHAN_DINHCHI THOIGIAN_DINHCHI TUOI_THAI "
                    + "CHAN_DOAN_RV PP_DIEUTRI GHI_CHU MA_TTDV MA_BS TEN_BS NGAY_CT MA_CHA MA_ME MA_THE_TAM "
                    + "HO_TEN_CHA HO_TEN_ME SO_NGAY_NGHI NGOAITRU_TUNGAY NGOAITRU_DENNGAY"),
            "XML8",
            names("MA_LK HO_TEN_CHA HO_TEN_ME NGUOI_GIAM_HO DON_VI CHAN_DOAN_VAO CHAN_DOAN_RV QT_BENHLY "
                    + "TOMTAT_KQ PP_DIEUTRI NGAY_SINHCON NGAY_CONCHET SO_CONCHET KET_QUA_DTRI GHI_CHU MA_TTDV "
                    + "NGAY_CT MA_THE_TAM"),
            "XML13",
            names("MA_LK SO_HOSO SO_CHUYENTUYEN GIAY_CHUYEN_TUYEN MA_CSKCB MA_NOI_DI MA_CSKCB_DI MA_NOI_DEN "
                    + "MA_CSKCB_DEN NGAY_RA DAU_HIEU_LS CHAN_DOAN_RV QT_BENHLY TOMTAT_KQ PP_DIEUTRI "
                    + "MA_BENH_CHINH MA_BENH_KT MA_BENH_YHCT TEN_DICH_VU TEN_THUOC PP_DIEU_TRI TINH_TRANG_CT "
                    + "MA_LYDO_CT HUONG_DIEU_TRI PHUONGTIEN_VC HOTEN_NGUOI_HT CHUCDANH_NGUOI_HT MA_BAC_SI "
                    + "MA_TTDV"));
    private static final Set<String> LINK = Set.of("MA_LK", "STT");

    private static Set<String> names(String list) {
        return Set.of(list.split(" "));
    }

    /** Everything of the HOSO that is not mapped, by table. */
    public static List<Unmapped> of(Hoso hoso) {
        Map<String, Unmapped> all = new TreeMap<>();
        for (HisTable table : hoso.tables()) {
            Unmapped left = of(table, hoso.summary().orElse(null));
            if (left.rows > 0) {
                all.put(table.name(), left);
            }
        }
        hoso.unknown().keySet().forEach(t -> all.put(t, new Unmapped(t, 0, Set.of())));
        return List.copyOf(all.values());
    }

    private static Unmapped of(HisTable table, @Nullable HisRow summary) {
        Set<String> elements = new TreeSet<>();
        int rows = 0;
        for (HisRow row : table.rows()) {
            List<String> left = left(table.name(), row, summary);
            elements.addAll(left);
            rows += left.isEmpty() ? 0 : 1;
        }
        return new Unmapped(table.name(), rows, elements);
    }

    private static List<String> left(String table, HisRow row, @Nullable HisRow summary) {
        boolean supply = table.equals("XML3") && ServiceMapping.isSupply(row);
        Set<String> mapped = MAPPED.getOrDefault(supply ? SUPPLIES : table, LINK);
        return row.values().keySet().stream()
                .filter(e -> !mapped.contains(e))
                .filter(e -> summary == null || !SummaryCopies.isCopy(table, row, e, summary))
                .toList();
    }
}
