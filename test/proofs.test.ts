import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { compare, readExpectations } from "./support/expectations.ts";
import { analyseFixture, FIXTURES, readFixture } from "./support/fixtures.ts";
import { openTarpit, PEERS, type Peer, type Tarpit } from "./support/tarpit.ts";

/** When the runner gives up; the limits of the fixtures are 1 s, which PHP streams may spend twice. */
const GIVE_UP = 3000;
const LIBRARIES = ["php/curl", "php/streams", "js/fetch", "js/node-http"] as const;
const CONFIG = { acceptDefaultSeconds: 30, fix: { seconds: 1, connectSeconds: 1 } };

const hasPhp = spawnSync("php", ["-r", "exit(extension_loaded('curl') ? 0 : 1);"]).status === 0;
const scratch = mkdtempSync(join(tmpdir(), "timeout-lint-proofs-"));
let tarpit: Tarpit;

beforeAll(async () => {
  tarpit = await openTarpit();
});

afterAll(() => {
  tarpit.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe.concurrent.each(LIBRARIES)("%s", (library) => {
  const isPhp = library.startsWith("php/");
  const fileOf = (name: string) => `proofs/${library}/${name}.${isPhp ? "php" : "mjs"}`;

  test.for(["bare", "bounded"])("%s is judged as it says", (name, { expect }) => {
    const text = readFixture(fileOf(name));
    const { observed } = analyseFixture(fileOf(name), { config: CONFIG });
    expect(compare(readExpectations(basename(fileOf(name)), text), observed).problems).toEqual([]);
  });

  describe.skipIf(isPhp && !hasPhp).each(PEERS)("%s peer", (peer) => {
    test("bare still waits", async ({ expect }) => {
      expect(await execute(join(FIXTURES, fileOf("bare")), peer)).toBe("waits");
    });

    test("bounded returns", async ({ expect }) => {
      expect(await execute(join(FIXTURES, fileOf("bounded")), peer)).toBe("returned in time");
    });

    test("what our fix makes of bare returns", async ({ expect }) => {
      const fixed = analyseFixture(fileOf("bare"), { config: CONFIG, fix: "safe" }).result.fixed[0]?.after;
      expect(fixed).toBeDefined();
      const file = join(scratch, `${library.replace("/", "-")}-${peer}-${basename(fileOf("bare"))}`);
      writeFileSync(file, fixed ?? "");
      expect(await execute(file, peer)).toBe("returned in time");
    });
  });
});

/** Too soon: it failed before the peer could let it wait. */
type Outcome = "waits" | "returned in time" | "too soon";

function execute(file: string, peer: Peer): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(file.endsWith(".php") ? "php" : process.execPath, [file], {
      stdio: "ignore",
      env: { PATH: process.env["PATH"], TARPIT_URL: tarpit.urls[peer] },
    });
    let outcome: Outcome | undefined;
    const timer = setTimeout(() => {
      outcome = "waits";
      child.kill("SIGKILL");
    }, GIVE_UP);
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(timer);
      resolve(outcome ?? (performance.now() - started < 900 ? "too soon" : "returned in time"));
    });
  });
}
