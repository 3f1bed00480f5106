import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("nothing that `npm run new` left open is still open", () => {
  const files = ["rules", "fixtures"].flatMap((directory) =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  expect(files.filter((file) => /\bFILL\b/.test(readFileSync(file, "utf8")))).toEqual([]);
});
