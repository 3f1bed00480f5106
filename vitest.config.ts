import { defineConfig } from "vitest/config";

/** Fixtures hold test files that are no tests of ours. */
export default defineConfig({ test: { include: ["test/**/*.test.ts"], testTimeout: 20_000 } });
