import type { EvidenceFacts } from "./library-facts.ts";

/** Where a row has it from, and which measurements show it. */
export function evidenceText({ source, proof = [] }: EvidenceFacts): string {
  const proofs = typeof proof === "string" ? [proof] : proof;
  const from = /^https?:\S+$/.test(source) ? `[Source](${source})` : `Source: ${source}`;
  return proofs.length === 0 ? `${from}.` : `${from}; measured: ${proofs.map((id) => `\`${id}\``).join(", ")}.`;
}
