export { examples } from "../rules/examples.ts";
