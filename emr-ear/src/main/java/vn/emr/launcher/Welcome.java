package vn.emr.launcher;

import java.io.PrintStream;

/** What a start ends with: where to go, and as whom. */
final class Welcome {

    private static final String SIGN_INS = """
            Demo sign-ins (password: demo)
              doctor, nurse, records-officer,      Bệnh viện đa khoa tỉnh (24X09)
              privacy-officer, facility-admin
              doctor-sondong                       Trung tâm Y tế Sơn Động (24X07)
              health-department, auditor           the province
              his-24X01 … his-24X17                machine accounts: ./emr token his-24X09""";

    private Welcome() {}

    static void print(PrintStream out, Ports ports, long seconds) {
        out.println();
        out.println("The node is up after " + seconds + " s: " + ports.url() + " (TLS: https://localhost:"
                + ports.https() + ", self-signed)");
        out.println(SIGN_INS);
    }
}
