import { probe, type ResolveHost, remember } from "./resolve/host.ts";
import { createPackageResolver } from "./resolve/packages.ts";
import { joinPath, toDirectory } from "./resolve/paths.ts";
import { createTsconfigResolver } from "./resolve/tsconfig.ts";

export type { ResolveHost } from "./resolve/host.ts";

export interface Resolver {
  /** The file of the repository that `specifier` means in `fromFile`; undefined: a library, or nothing. */
  resolve(fromFile: string, specifier: string): string | undefined;
}

/** Resolution by probing, without the TypeScript compiler; answers are kept. */
export function createResolver(host: ResolveHost): Resolver {
  const existing = new Map<string, boolean>();
  const texts = new Map<string, string | undefined>();
  const cached: ResolveHost = {
    ...(host.list === undefined ? {} : { list: (directory: string) => host.list?.(directory) ?? [] }),
    exists: (path) => remember(existing, path, () => host.exists(path)),
    read: (path) => remember(texts, path, () => host.read(path)),
  };
  const inTsconfig = createTsconfigResolver(cached);
  const inPackages = createPackageResolver(cached);
  const answers = new Map<string, string | undefined>();
  return {
    resolve(fromFile, specifier) {
      const directory = toDirectory(fromFile);
      return remember(answers, `${directory}\n${specifier}`, () => {
        const plain = specifier.replace(/\?.*$/, "");
        if (/^\.\.?(?:\/|$)/.test(plain)) {
          const path = joinPath(directory, plain);
          return path === undefined ? undefined : probe(cached, path);
        }
        if (plain === "" || /^(?:\/|[a-z]+:)/i.test(plain)) return undefined;
        return inTsconfig(directory, plain) ?? inPackages(directory, plain);
      });
    },
  };
}
