import type { Formatter } from "./context.ts";
export const html: Formatter = () => "";
