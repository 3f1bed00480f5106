import { defineLibrary } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en/function.dns-get-record.php";
const RESOLVER = "https://man7.org/linux/man-pages/man5/resolv.conf.5.html";

export default defineLibrary({
  id: "php/dns",
  name: "DNS (gethostbyname, dns_get_record, …)",
  docs: [MANUAL, RESOLVER],
  group: "socket",
  calls: [
    {
      callee: { function: ["gethostbyname", "gethostbynamel", "gethostbyaddr", "dns_get_record", "dns_check_record", "checkdnsrr", "dns_get_mx", "getmxrr"] },
      phases: ["response"],
      options: [],
      source: MANUAL,
    },
  ],
  defaults: [{ phases: ["response"], seconds: 10, label: "the system's resolver", source: RESOLVER }],
  repeats: "The system's resolver asks every name server twice.",
  gaps: { fix: "the resolver has no option in PHP: `/etc/resolv.conf` decides", proof: "there is no silent name server on loopback without a network namespace" },
});
