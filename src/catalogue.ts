export { libraries } from "../rules/index.ts";
