package vn.emr.launcher;

import java.io.PrintStream;

/** What a start ends with: where to go, and as whom. */
final class Welcome {

    private static final String PROVINCE = """
            Sign-ins of the province (password: demo)
              doctor, nurse, records-officer,      Bệnh viện đa khoa tỉnh (24X09)
              privacy-officer, facility-admin
              doctor-sondong                       Trung tâm Y tế Sơn Động (24X07)
              health-department, auditor           the province
              his-24X01 … his-24X17                machine accounts: ./emr token his-24X09""";

    private static final String BACHMAI = """
            Sign-ins of bachmai (password: demo)
              doctor, nurse, records-officer       Bệnh viện Bạch Mai (01929)
              auditor                              the node
              his-01929                            machine account: ./emr token his-01929 --node bachmai""";

    private Welcome() {}

    static void print(PrintStream out, Installation installation, long seconds) {
        out.println();
        out.println("Both nodes are up after " + seconds + " s:");
        installation
                .nodes()
                .forEach(n -> out.println("  " + n.name() + "  " + n.ports().url() + "  (self-signed: "
                        + n.ports().tlsUrl() + ")"));
        out.println(PROVINCE);
        out.println(BACHMAI);
        out.println("Exports of a HIS are taken from the folder of its facility, such as");
        out.println("  " + installation.nodes().get(0).hisFolders().resolve("24X09"));
    }
}
