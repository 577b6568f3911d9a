package vn.emr.launcher;

import java.net.URI;
import java.util.Map;

/** How long a start takes, what the processes hold, and what a visit weighs on a slow line. */
final class PagesBench implements Bench.Suite {

    private final Installation installation;

    PagesBench(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void run(Bench bench) {
        started(bench, "cold");
        started(bench, "warm");
        installation
                .parts()
                .forEach(p -> bench.figure("memory." + p.name() + "_mb", Processes.residentMb(p.process()), "MB"));
        Visitor visitor = new Visitor();
        String url = installation.node(Site.PROVINCE).ports().url();
        Visitor.Visit welcome = visitor.get(URI.create(url + "/"));
        Visitor.Visit signIn = visitor.get(welcome.uri().resolve(welcome.find("href=\"(/enter[^\"]*)\"")));
        Visitor.Visit landing = visitor.post(
                signIn.uri().resolve(signIn.find("<form[^>]*action=\"([^\"]+)\"")),
                Map.of("username", "doctor", "password", "demo"));
        bench.figure("pages.first_bytes", (double) visitor.bytes(), "bytes");
        Visitor.Visit hits = visitor.post(
                landing.uri().resolve(landing.find("<form[^>]*role=\"search\"[^>]*action=\"([^\"]+)\"")),
                Map.of("q", "nguyen"));
        bench.figure("pages.search_bytes", (double) visitor.bytes(), "bytes");
        visitor.get(hits.uri().resolve(hits.find("href=\"(/patients/[^\"]+/chart)\"")));
        bench.figure("pages.chart_bytes", (double) visitor.bytes(), "bytes");
    }

    private void started(Bench bench, String kind) {
        String seconds = installation.home().fact("start-" + kind + "-seconds");
        if (!seconds.isEmpty()) {
            bench.figure("start." + kind + "_s", Double.parseDouble(seconds), "s");
        }
    }
}
