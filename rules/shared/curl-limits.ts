import type { Evidence, Limit } from "../../src/model/library.ts";
import { curlMeanings } from "./curl-meanings.ts";

interface Handed extends Evidence {
  readonly under?: "" | `${string}.`;
  readonly refused?: "rejected";
  readonly tags?: readonly string[];
  /** By the option's name. */
  readonly proofs?: { readonly [label: string]: string | readonly string[] };
}

/**
 * curl's own options, where a library hands `curl_setopt` what stands `under` a key of its options (`curl.`), or in them directly.
 * `refused`: a handle keeps the former value where libcurl refuses one; a library that collects options and sets each once has set none.
 */
export function curlLimits({ under = "", refused, proofs = {}, ...row }: Handed): readonly Limit[] {
  const total = { ...row, covers: "total", integer: true, values: curlMeanings("none", refused ?? "none") } as const;
  const connect = { ...row, covers: ["connect"], integer: true, values: curlMeanings("default", refused ?? "default") } as const;
  const limits: readonly (Limit & { readonly label: string })[] = [
    { ...total, option: "13", label: "CURLOPT_TIMEOUT", unit: "seconds", replaces: "155", usual: [1, 1_000] },
    { ...total, option: "155", label: "CURLOPT_TIMEOUT_MS", unit: "ms", replaces: "13", usual: [100, 3_600_000] },
    { ...connect, option: "78", label: "CURLOPT_CONNECTTIMEOUT", unit: "seconds", replaces: "156", usual: [1, 1_000] },
    { ...connect, option: "156", label: "CURLOPT_CONNECTTIMEOUT_MS", unit: "ms", replaces: "78", usual: [50, 3_600_000] },
    { ...total, option: "20", label: "CURLOPT_LOW_SPEED_TIME", covers: ["response", "body"], unit: "seconds", needs: "19" },
    { ...total, option: "19", label: "CURLOPT_LOW_SPEED_LIMIT", covers: [], unit: "seconds" },
  ];
  return limits.map((limit) => ({
    ...limit,
    option: under + limit.option,
    ...(limit.replaces && { replaces: under + limit.replaces }),
    ...(limit.needs && { needs: under + limit.needs }),
    ...(proofs[limit.label] && { proof: proofs[limit.label] }),
  }));
}
