// Runs one program. When its top level has settled, the caller is free, whatever sockets are left open; a program that waits
// in a callback ends the process itself. Its packages are loaded first: the clock runs from `READY`.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , file] = process.argv;
const text = readFileSync(file, "utf8");
const url = pathToFileURL(file).href;
try {
  for (const [, name] of text.matchAll(/from "([^."][^"]*)"/g)) await import(import.meta.resolve(name));
  console.log("READY");
  await import(url);
} catch (error) {
  console.error(String(error?.stack ?? error));
  process.exit(1);
}
if (!text.includes("process.exit")) process.exit(0);
