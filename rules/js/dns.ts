import { defineLibrary } from "../../src/model/library.ts";

const DNS = "https://nodejs.org/api/dns.html#class-dnsresolver";

const MILLISECONDS = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [-1] }, means: "default" },
] as const;

const RESOLVES = ["resolve", "resolve4", "resolve6", "resolveAny", "resolveCaa", "resolveCname", "resolveMx", "resolveNaptr", "resolveNs", "resolvePtr", "resolveSoa", "resolveSrv", "resolveTxt", "reverse"] as const;
const MODULES = ["dns", "dns/promises"] as const;

export default defineLibrary({
  id: "js/dns",
  name: "node:dns",
  docs: [DNS],
  group: "socket",
  modules: MODULES,
  types: { resolver: { classes: ["Resolver"], modelled: true }, promises: { exports: ["dns#promises"] } },
  calls: [
    { callee: { export: RESOLVES }, phases: ["response"], options: [], source: "https://nodejs.org/api/dns.html#dnsresolvehostname-rrtype-callback", proof: "dns.resolve-silent-server" },
    { callee: { method: RESOLVES, of: "promises" }, phases: ["response"], options: [], promise: true, source: "https://nodejs.org/api/dns.html#dnspromisesresolvehostname-rrtype", proof: "dns.resolve-silent-server" },
    { callee: { method: RESOLVES, of: "resolver" }, phases: ["response"], options: [{ receiver: true }], source: DNS, proof: "dns.Resolver-timeout-1000-tries-1" },
  ],
  effects: [{ callee: { construct: "Resolver" }, creates: "resolver", from: [{ argument: 0 }], source: DNS, proof: "dns.Resolver-timeout-1000-tries-1" }],
  limits: [{ option: "timeout", covers: ["response"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: DNS, proof: "dns.Resolver-timeout-1000-tries-1" }],
  defaults: [{ phases: ["response"], seconds: 25, label: "c-ares", option: "timeout", source: DNS, proof: "dns.resolve-silent-server" }],
  repeats: "Each server is asked `tries` times (4), waiting longer each time.",
  gaps: { fix: "`dns.lookup` has no option: a `Resolver` has, and asks other servers" },
});
